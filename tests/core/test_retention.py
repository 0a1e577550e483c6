"""Retention: what nobody needs any more goes, what somebody needs stays."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import inbox, outbox, retention, staff_sessions, traces
from core.crypto import vault
from core.help_requests import talks
from core.messages import OutboundMessage
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.outbox import Lane, OutboxMessage
from db.models.staff import StaffSession
from tests.factories.appointments import booked, hours
from tests.factories.contacts import ADDRESS, inbound
from tests.factories.help_requests import help_request
from tests.factories.staff import psychologist, staff_member


def enqueue(session: Session, now: datetime) -> None:
    to = outbox.to_address(session, channel="web", address=ADDRESS)
    outbox.enqueue(session, OutboundMessage("x"), to=to, lane=Lane.ANSWER, now=now)


class TestPurging:
    def test_takes_what_was_sent_three_days_ago_and_leaves_what_waits(self, session: Session, now: datetime) -> None:
        enqueue(session, now)
        outbox.mark_sent(session, list(session.scalars(select(OutboxMessage.ref))), now=now)
        enqueue(session, now)

        retention.purge(session, now=now + timedelta(hours=73))

        assert [row.finished_at for row in session.scalars(select(OutboxMessage))] == [None]

    def test_forgets_receipts_when_no_messenger_brings_them_any_more(self, session: Session, now: datetime) -> None:
        inbox.first_time(session, inbound(), now=now)

        retention.purge(session, now=now + timedelta(days=10))
        assert not inbox.first_time(session, inbound(), now=now)
        retention.purge(session, now=now + timedelta(days=11))

        assert inbox.first_time(session, inbound(), now=now)

    def test_forgets_what_a_phone_was_shown_after_sixty_days_and_not_before(
        self, session: Session, now: datetime
    ) -> None:
        phone = {"channel": "telegram", "address": "8801:17", "source": "1"}
        traces.note(session, **phone, side="child", thread="a-talk", now=now)
        found = []

        for days in (60, 61):
            retention.purge(session, now=now + timedelta(days=days))
            found.append(traces.thread_of(session, **phone))

        assert found == ["a-talk", None]

    def test_forgets_sign_ins_that_nobody_has_used_for_ninety_days(self, session: Session, now: datetime) -> None:
        member = staff_member(session)
        left = []
        staff_sessions.begin(session, member.id, device=staff_sessions.Device.PHONE, now=now)

        for days in (90, 91):
            retention.purge(session, now=now + timedelta(days=days))
            left.append(len(session.scalars(select(StaffSession)).all()))

        assert left == [1, 0]

    def test_destroys_the_key_that_a_crash_left_behind(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            erased, kept = help_request(session, now=now).ref, help_request(session, now=now).ref
        with database.writing() as session:
            talks.erase(session, session.scalars(select(HelpRequest).where(HelpRequest.ref == erased)).one(), now=now)
            session.info.pop("destroyed_threads")  # the process fell between the two commits
            store = vault(session).thread_keys
        assert store.find(erased) is not None

        with database.writing() as session:
            retention.purge(session, now=now)

        assert (store.find(erased), store.find(kept) is None) == (None, False)

    def test_forgets_who_came_to_a_meeting_of_last_month(self, session: Session, now: datetime) -> None:
        hours(session, psychologist(session).id)
        meeting = booked(session, now=now)
        session.flush()

        retention.purge(session, now=now + timedelta(days=32))

        session.refresh(meeting)
        assert meeting.sealed_address is None
