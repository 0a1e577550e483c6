"""What goes wrong on purpose: refusals, failed statuses, answers that come late or never, connections that break."""

from dataclasses import dataclass, field
from enum import StrEnum

from tests.whatsapp.refusals import Refusal

GROUPS = {"media": {"upload", "media_url", "download"}, "templates": {"templates", "create_template"}}


class Kind(StrEnum):
    """How a call goes wrong."""

    REFUSED = "refused"
    """an error instead of the effect"""
    FAILED = "failed"
    """accepted, and a failed status later"""
    CUT = "cut"
    """the effect, then a closed connection"""
    LATE = "late"
    """the effect, then a late answer"""
    HUNG_UP = "hung up"
    """a closed connection, no effect"""


@dataclass(slots=True)
class Fault:
    """One planned fault; ``times`` counts down. ``to`` is a person's id or phone, ``fails_with`` a later status."""

    kind: Kind
    method: str
    to: str | None
    times: int
    refusal: Refusal | None = None
    fails_with: int | None = None
    seconds: float = 0.0

    def strikes(self, name: str, to: set[str]) -> bool:
        """Whether this call meets it."""
        is_named = self.method in ("*", name) or name in GROUPS.get(self.method, set())
        return self.times > 0 and is_named and (self.to is None or self.to in to)


@dataclass
class Faults:
    """Every planned fault, the first planned strikes first."""

    planned: list[Fault] = field(default_factory=list)

    def plan(self, fault: Fault) -> None:
        """Add one."""
        self.planned.append(fault)

    def take(self, name: str, to: set[str]) -> Fault | None:
        """The fault this call meets, used up once."""
        for fault in self.planned:
            if fault.strikes(name, to):
                fault.times -= 1
                if not fault.times:
                    self.planned.remove(fault)
                return fault
        return None


class Breakable:
    """Something whose calls can be made to go wrong."""

    faults: Faults

    def fail(
        self,
        code: int,
        *,
        to: str | None = None,
        times: int = 1,
        sync: bool = True,
        status: int = 400,
        method: str = "messages",
    ) -> None:
        """Refuse the next calls with a code; not ``sync``: accept the messages and let failed statuses follow."""
        if sync:
            self.faults.plan(Fault(Kind.REFUSED, method, to, times, refusal=Refusal(code, status=status)))
        else:
            self.faults.plan(Fault(Kind.FAILED, method, to, times, fails_with=code))

    def cut(self, method: str, *, to: str | None = None, times: int = 1) -> None:
        """The effect happens, then the connection closes without an answer."""
        self.faults.plan(Fault(Kind.CUT, method, to, times))

    def stall(self, method: str, seconds: float, *, to: str | None = None, times: int = 1) -> None:
        """The effect happens, the answer comes late."""
        self.faults.plan(Fault(Kind.LATE, method, to, times, seconds=seconds))

    def hang_up(self, method: str, times: int = 1, *, to: str | None = None) -> None:
        """The connection closes before anything happened."""
        self.faults.plan(Fault(Kind.HUNG_UP, method, to, times))
