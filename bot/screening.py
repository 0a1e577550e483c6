"""The lexicon that screens incoming messages: the school's own, renewed beside the conversation, never in its way."""

import asyncio

import structlog

from bot.pace import Timer
from core import lexicon, schools
from core.crisis.lexicon import Lexicon, built_in
from db.engine import Database

log = structlog.get_logger()
LOOK_AGAIN = 5.0


class Screening:
    """Keeps the last good lexicon; until the first look, and whatever goes wrong before it, the built-in one."""

    def __init__(self, database: Database, *, timer: Timer) -> None:
        self._database = database
        self._timer = timer
        self._lexicon = built_in()

    def lexicon(self) -> Lexicon:
        """What to look for now."""
        return self._lexicon

    def renew(self) -> None:
        """Look whether the panel has activated other words; two small reads unless it has."""
        try:
            with self._database.reading() as session:
                self._lexicon = lexicon.active(session, schools.first_school(session).id)
        except Exception as error:  # noqa: BLE001  messages go on being screened with what was good before
            log.error("lexicon_not_renewed", problem=type(error).__name__)

    async def run(self) -> None:
        """Renew until cancelled, in a thread: compiling takes longer than a message may wait."""
        while True:
            await asyncio.to_thread(self.renew)
            await self._timer.sleep(LOOK_AGAIN)
