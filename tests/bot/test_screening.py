"""What the panel puts in force alerts in the bot within one renewal, without a restart, and never breaks screening."""

from datetime import datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.screening import LOOK_AGAIN, Screening
from core.crisis.levels import Category, Level
from core.crisis.lexicon import built_in
from core.crisis.markers import screen
from core.crisis.overlay import OwnPhrase
from core.lexicon import versions
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.screening import LexiconVersion
from tests.chat import FAST, Chat, LiveBot
from tests.factories.staff import psychologist

PHRASE = OwnPhrase(number=0, text="жылқышы қораға келеді", level=Level.HIGH, category=Category.BULLYING)


def put_in_force(session: Session, now: datetime) -> None:
    by = psychologist(session)
    versions.save(session, PHRASE, is_new=True, by=by, now=now)
    versions.activate(session, 1, by=by, now=now)


@pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
@pytest.mark.parametrize("spelling", [PHRASE.text, "жылкышы корага келеди", "zhylqyshy qoragha keledi"])
async def test_a_phrase_of_the_panel_alerts_in_a_running_bot(
    live: LiveBot, chat: Chat, now: datetime, spelling: str
) -> None:
    await chat.says(spelling)
    with live.bot.database.reading() as session:
        assert not any(request.is_red for request in session.scalars(select(HelpRequest)))

    with live.bot.database.writing() as session:
        put_in_force(session, now)
    live.bot.screening.renew()
    await chat.says(spelling)

    await chat.sees("📞 112")
    with live.bot.database.reading() as session:
        assert any(request.is_red for request in session.scalars(select(HelpRequest)))


async def test_the_running_bot_looks_by_itself(live: LiveBot, now: datetime) -> None:
    with live.bot.database.writing() as session:
        put_in_force(session, now)

    for _ in range(100):
        if live.bot.screening.lexicon() is not built_in():
            break
        await FAST.sleep(LOOK_AGAIN)

    assert screen(PHRASE.text, lexicon=live.bot.screening.lexicon()).rules == ("school.1",)


def test_a_database_that_is_away_leaves_the_last_good_words(database: Database, now: datetime) -> None:
    screening = Screening(database, timer=FAST)
    with database.writing() as session:
        put_in_force(session, now)
    screening.renew()
    good = screening.lexicon()

    broken = Screening(Database("sqlite:////nowhere/at/all.db"), timer=FAST)
    broken.renew()
    screening._database = broken._database
    screening.renew()

    assert screening.lexicon() is good
    assert broken.lexicon() is built_in()


def test_a_version_that_does_not_open_leaves_the_built_in_rules(database: Database, now: datetime) -> None:
    with database.writing() as session:
        put_in_force(session, now)
        session.execute(update(LexiconVersion).values(sealed=b"\x01spoilt"))
    screening = Screening(database, timer=FAST)

    screening.renew()

    assert screen(PHRASE.text, lexicon=screening.lexicon()).level is Level.NONE
    assert screen("өлгім келеді", lexicon=screening.lexicon()).level is Level.HIGH
