"""One turn in, one transaction, replies out. Nothing is confirmed to a channel before it is committed."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from aiogram.dispatcher.event.bases import UNHANDLED
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from bot import choices, rescuing, state
from bot.lane import WriterLane
from bot.turn import Turn, TurnRouter
from core import contacts, inbox, traces
from core.crisis import markers, response
from core.crisis.lexicon import Lexicon, built_in
from core.crisis.markers import Finding
from core.messages import InboundMessage

log = structlog.get_logger()
ATTEMPTS = 3


class StorageUnavailable(Exception):
    """Nothing can be stored just now, so nothing is confirmed: the channel keeps the message and tries again."""


class NotSaved(StorageUnavailable):
    """The storage works, but every way of keeping this very message has failed."""


class Conversation:
    """Takes inbound messages of every channel; ``committed`` is called when something may wait to be sent."""

    def __init__(
        self,
        lane: WriterLane,
        router: TurnRouter,
        *,
        committed: Callable[[], None],
        clock: Callable[[], datetime],
        lexicon: Callable[[], Lexicon] = built_in,
    ) -> None:
        self._lane = lane
        self._router = router
        self._committed = committed
        self._clock = clock
        self._lexicon = lexicon

    async def handle(self, inbound: InboundMessage, *, alongside: Callable[[Session], object] | None = None) -> None:
        """Play one turn and return once it is committed; ``alongside`` is written in the same transaction.

        Raises:
            StorageUnavailable: the database cannot take it; the channel must not confirm.
        """
        finding = screen(inbound.text, lexicon=self._lexicon())
        is_urgent = finding.is_crisis or (inbound.payload or "").startswith("crisis:")

        def turn(session: Session) -> None:
            if inbox.first_time(session, inbound, now=now):
                if alongside is not None:
                    alongside(session)
                self._play(session, inbound, finding, now)

        now = self._clock()
        problem = await self._attempt(turn, is_urgent=is_urgent)
        if problem is not None:
            await self._save(inbound, finding, problem, alongside)
        self._committed()

    async def _attempt(self, turn: Callable[[Session], None], *, is_urgent: bool) -> Exception | None:
        problem: Exception | None = None
        for attempt in range(ATTEMPTS):
            try:
                await self._lane.run(turn, is_urgent=is_urgent)
            except (InterfaceError, OperationalError) as error:
                log.error("storage_unavailable", problem=type(error.orig).__name__)
                raise StorageUnavailable from None
            except Exception as error:  # noqa: BLE001  a turn that fails must not take the child's words with it
                problem = error
                log.error("turn_failed", problem=type(error).__name__, attempt=attempt)
                await asyncio.sleep(0.05 * attempt)
            else:
                return None
        return problem

    def _play(self, session: Session, inbound: InboundMessage, finding: Finding, now: datetime) -> None:
        person = contacts.identify(session, inbound, now=now)
        inbound = choices.as_tap(inbound, person)
        again = partial(screen, lexicon=self._lexicon())
        turn = Turn(session=session, inbound=inbound, person=person, finding=finding, now=now, screen=again)
        answer = drive(self._router.propagate_event("turn", turn, state=state.context(person)))  # type: ignore[arg-type]
        if answer is UNHANDLED:
            raise RuntimeError("no dialog took the turn")
        turn.flush()
        choices.offer(person, turn.replies)
        if not turn.is_forgotten:
            contacts.remember(session, person, now=now)
        _trace(session, inbound, thread=turn.kept_in, is_cleared=turn.clears, now=now)

    async def _save(
        self,
        inbound: InboundMessage,
        finding: Finding,
        problem: Exception,
        alongside: Callable[[Session], object] | None,
    ) -> None:
        """The words go to the psychologist without any dialog; when even that fails they are kept sealed."""
        now = self._clock()

        def saving(rule: Callable[..., None], beside: Callable[[Session], object] | None) -> Callable[[Session], None]:
            def save(session: Session) -> None:
                if inbox.first_time(session, inbound, now=now):
                    if beside is not None:
                        beside(session)
                    rule(session, inbound, finding=finding, problem=problem, now=now)
                    _trace(session, inbound, thread=None, is_cleared=False, now=now)

            return save

        # what is written beside the words may be what breaks: it must not cost them
        ways = ((rescuing.deliver, alongside), (rescuing.deliver, None), (rescuing.bury_aloud, None))
        for rule, beside in (*ways, (rescuing.bury, None)):
            if await self._is_done(saving(rule, beside), is_urgent=finding.is_crisis):
                return
        raise NotSaved

    async def _is_done(self, rule: Callable[[Session], None], *, is_urgent: bool) -> bool:
        """Whether this way of saving worked.

        Raises:
            StorageUnavailable: no way will work just now.
        """
        try:
            await self._lane.run(rule, is_urgent=is_urgent)
        except (InterfaceError, OperationalError) as error:
            log.error("storage_unavailable", problem=type(error.orig).__name__)
            raise StorageUnavailable from None
        except Exception as error:  # noqa: BLE001  the next way of saving is tried
            log.error("saving_failed", problem=type(error).__name__)
            return False
        return True


def screen(text: str | None, before: Sequence[str] = (), *, lexicon: Lexicon | None = None) -> Finding:
    """Screen free text; after a fault nobody knows what was written, so help is shown and a person looks."""
    if text is None:
        return Finding()
    try:
        return markers.screen(text, before=before, lexicon=lexicon)
    except Exception as error:  # noqa: BLE001
        log.error("screening_failed", problem=type(error).__name__)
        return response.UNSCREENED


def _trace(session: Session, inbound: InboundMessage, *, thread: str | None, is_cleared: bool, now: datetime) -> None:
    """What the person wrote stands on their phone as well, where it can be taken away or written anew."""
    if inbound.source is not None and (inbound.can_clean or (thread is not None and not is_cleared)):
        traces.note(
            session,
            channel=inbound.channel,
            address=inbound.address,
            source=inbound.source,
            side="child",
            thread=thread,
            now=now,
            clean_at=now if is_cleared else None,
            is_cleanable=inbound.can_clean,
        )


def drive(turn: Coroutine[Any, Any, Any]) -> Any:
    """Run a turn to its end without an event loop: it holds the write lock, so it may wait for nothing."""
    try:
        turn.send(None)
    except StopIteration as end:
        return end.value
    turn.close()
    raise RuntimeError("a turn waited for something outside its transaction")
