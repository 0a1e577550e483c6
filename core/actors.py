"""Who acts: a contact, a member of staff, or the service itself, and what each may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A member of staff's role."""

    PSYCHOLOGIST = "psychologist"
    DEPUTY_HEAD = "deputy_head"
    ADMINISTRATOR = "administrator"
    OBSERVER = "observer"


class NotAllowed(Exception):
    """This actor may not do that."""


@dataclass(frozen=True, slots=True)
class Specialist:
    """A signed-in member of staff."""

    id: int
    school_id: int
    roles: frozenset[Role]

    @property
    def may_read_talks(self) -> bool:
        """Only psychologists read children's words; all others see counts."""
        return Role.PSYCHOLOGIST in self.roles

    @property
    def may_manage_staff(self) -> bool:
        """An administrator invites and switches off; of children such a person learns nothing."""
        return Role.ADMINISTRATOR in self.roles

    @property
    def may_read_audit(self) -> bool:
        """A deputy head and an administrator may see who opened what, never what stood there."""
        return not self.roles.isdisjoint({Role.DEPUTY_HEAD, Role.ADMINISTRATOR})


def require_psychologist(by: Specialist) -> None:
    """Refuse anyone who may not read or write talks.

    Raises:
        NotAllowed: the actor is not a psychologist.
    """
    if not by.may_read_talks:
        raise NotAllowed("only a psychologist works with talks")
