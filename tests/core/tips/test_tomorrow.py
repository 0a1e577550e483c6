"""[Send me tomorrow]: once, quietly, at a decent hour, and never after everything was deleted."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import contacts, outbox
from core.contacts import Person
from core.crypto import vault
from core.messages import InboundMessage, OutboundMessage
from core.tips import tomorrow
from core.tips.areas import Audience
from db.models.outbox import Lane, OutboxMessage
from tests.factories.schools import another_school

WEDNESDAY, FRIDAY, SATURDAY = timedelta(days=2), timedelta(days=4), timedelta(days=5)


def person(session: Session, now: datetime, audience: str | None = None, address: str = "box") -> Person:
    who = contacts.identify(session, InboundMessage("web", "web", address, address, text="х"), now=now)
    who.audience = audience
    return who


def ask(session: Session, who: Person, now: datetime, code: str = "exams-odd", locale: str = "kk") -> datetime:
    to = outbox.to_address(session, channel="web", address="box")
    return tomorrow.ask(session, who, code, to=to, locale=locale, now=now)


def rows(session: Session) -> list[OutboxMessage]:
    return list(session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def opened(session: Session, row: OutboxMessage) -> OutboundMessage:
    return outbox.open_parcel(vault(session), row).message


class TestTheHour:
    @pytest.mark.parametrize(
        ("audience", "later", "comes"),
        [
            (None, timedelta(), "2026-11-24 18:30"),
            ("pupils_8_11", timedelta(), "2026-11-24 18:30"),
            ("pupils_0_4", timedelta(hours=13), "2026-11-24 18:30"),
            ("pupils_5_7", timedelta(hours=15), "2026-11-25 18:30"),  # after midnight in Almaty
            ("pupils_8_11", FRIDAY, "2026-11-28 10:00"),
            ("pupils_8_11", SATURDAY, "2026-11-29 10:00"),
            ("parents", timedelta(), "2026-11-24 10:00"),
            ("teachers", FRIDAY, "2026-11-28 10:00"),
        ],
    )
    def test_is_after_lessons_for_pupils_and_the_morning_otherwise(
        self, session: Session, now: datetime, audience: str | None, later: timedelta, comes: str
    ) -> None:
        due = ask(session, person(session, now, audience), now + later)

        assert f"{due:%Y-%m-%d %H:%M}" == comes
        assert rows(session)[0].next_attempt_at == due

    def test_in_the_holidays_is_the_morning(self, session: Session, now: datetime) -> None:
        due = ask(session, person(session, now, "pupils_8_11"), now + timedelta(days=40))

        assert f"{due:%m-%d %H:%M}" == "01-03 10:00"

    def test_is_that_of_the_school(self, session: Session, now: datetime) -> None:
        who = person(session, now)
        who.school_id = another_school(session, timezone="Europe/Lisbon").id

        due = ask(session, who, now)

        assert due.isoformat() == "2026-11-24T18:30:00+00:00"

    def test_nothing_leaves_before_it(self, session: Session, now: datetime) -> None:
        due = ask(session, person(session, now), now)

        def claimed(at: datetime) -> list[Any]:
            return list(outbox.claim(session, channels=["web"], limit=10, now=at))

        assert claimed(due - timedelta(seconds=1)) == []
        assert [row.lane for row in claimed(due)] == [Lane.ANSWER]


class TestTheMessage:
    @pytest.mark.parametrize("locale", ["kk", "ru", "en"])
    @pytest.mark.parametrize("audience", [None, *Audience])
    def test_is_silent_and_the_same_whatever_the_tip(
        self, session: Session, now: datetime, audience: str | None, locale: str
    ) -> None:
        who = person(session, now, audience)
        for code in ("exams-odd", "habits-vape"):
            ask(session, who, now, code, locale)

        first, second = (opened(session, row) for row in rows(session))

        assert first.text == second.text
        assert first.is_silent
        assert [reply.payload for reply in first.quick_replies] == ["tips:show:exams-odd"]
        assert first.quick_replies[0].title == second.quick_replies[0].title

    def test_speaks_to_adults_as_adults(self, session: Session, now: datetime) -> None:
        ask(session, person(session, now), now)
        ask(session, person(session, now, "parents"), now, "family-odd")

        pupil, adult = (opened(session, row).text for row in rows(session))

        assert "дүниең " in pupil
        assert "дүниеңіз " in adult


class TestOneATip:
    def test_asked_again_the_same_day_comes_once(self, session: Session, now: datetime) -> None:
        who = person(session, now)
        first = ask(session, who, now)

        again = ask(session, who, now + timedelta(hours=1))

        assert [row.next_attempt_at for row in rows(session)] == [first] == [again]

    def test_asked_again_the_next_day_is_put_off(self, session: Session, now: datetime) -> None:
        who = person(session, now)
        first = ask(session, who, now)

        again = ask(session, who, now + timedelta(days=1))

        assert [row.next_attempt_at for row in rows(session)] == [again] == [first + timedelta(days=1)]

    def test_another_tip_and_another_person_have_their_own(self, session: Session, now: datetime) -> None:
        ask(session, person(session, now), now)
        ask(session, person(session, now), now, "sleep-odd")
        ask(session, person(session, now, address="other"), now)

        assert len(rows(session)) == 3

    def test_after_it_came_it_may_be_asked_for_again(self, session: Session, now: datetime) -> None:
        who = person(session, now)
        due = ask(session, who, now)
        sent = outbox.claim(session, channels=["web"], limit=10, now=due)
        outbox.mark_sent(session, [row.ref for row in sent], now=due)

        ask(session, who, due)

        assert [row.state for row in rows(session)] == ["sent", "queued"]
        assert list(who.reminders) == ["exams-odd"]

    def test_is_remembered_with_the_person_and_nowhere_else(self, session: Session, now: datetime) -> None:
        who = person(session, now)
        ask(session, who, now)
        ask(session, who, now, "sleep-odd")
        contacts.remember(session, who, now=now)
        session.flush()

        assert person(session, now).reminders == who.reminders
        assert len({row.address_info for row in rows(session)}) == 2


def test_forgetting_takes_back_what_waits(session: Session, now: datetime) -> None:
    who, other = person(session, now), person(session, now, address="other")
    for one in (who, other):
        ask(session, one, now)

    tomorrow.forget(session, who)

    assert [row.ref for row in rows(session)] == list(other.reminders.values())
    assert who.reminders == {}
