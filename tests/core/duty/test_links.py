"""Links: a one-time token joins a messenger to a member of staff; nobody sees whether it writes as a child."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import outbox
from core.crypto import vault
from core.duty import links
from core.duty.links import CodeSpent, LinkUnknown
from core.messages import ContactUnreachable, MessageRefused, OutboundMessage
from db.models.contacts import Contact
from db.models.duty import StaffLink
from db.models.outbox import Lane, OutboxMessage
from db.models.staff import Staff
from tests.factories.contacts import person
from tests.factories.duty import linked, links_in
from tests.factories.staff import psychologist, tags

MINUTE = timedelta(minutes=1)


def whose(session: Session, address: str) -> int | None:
    member = links.linked_staff(session, channel="telegram", address=address)
    return None if member is None else member.id


class TestACode:
    def test_links_the_chat_it_was_used_in(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)

        address = linked(session, aigul, now=now)

        assert whose(session, address) == aigul.id
        assert [link.channel for link in links.links_of(session, staff_id=aigul.id)] == ["telegram"]
        assert tags(session) == ["duty:link:made"]

    def test_works_once_and_for_fifteen_minutes(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        used = links.new_code(session, by=aigul, now=now)
        links.link(session, used, channel="telegram", address="one", now=now + 15 * MINUTE)
        late = links.new_code(session, by=aigul, now=now)

        for token, moment in ((used, now), (late, now + 16 * MINUTE), ("never-made", now)):
            with pytest.raises(CodeSpent):
                links.link(session, token, channel="telegram", address="two", now=moment)

    def test_ends_the_one_before(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        first = links.new_code(session, by=aigul, now=now)
        links.new_code(session, by=aigul, now=now)

        with pytest.raises(CodeSpent):
            links.link(session, first, channel="telegram", address="one", now=now)

    def test_of_somebody_switched_off_is_spent(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        token = links.new_code(session, by=aigul, now=now)
        session.get_one(Staff, aigul.id).active = False

        with pytest.raises(CodeSpent):
            links.link(session, token, channel="telegram", address="one", now=now)


class TestALink:
    def test_moves_to_whoever_used_a_code_in_the_same_chat_last(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        address = linked(session, aigul, now=now)

        linked(session, marat, address=address, now=now)

        assert whose(session, address) == marat.id
        assert len(links_in(session)) == 1

    def test_keeps_its_address_for_the_sender_alone_and_for_itself_alone(self, session: Session, now: datetime) -> None:
        address = linked(session, psychologist(session), now=now)
        [link] = links_in(session)
        to = outbox.to_link(link)

        assert vault(session).open_address(to.sealed_address, to.about) == address
        assert address.encode() not in link.sealed_address + link.lookup

    def test_cannot_be_joined_with_what_the_same_chat_writes_as_a_child(self, session: Session, now: datetime) -> None:
        address = linked(session, psychologist(session), now=now)
        person(session, channel="telegram", bot="telegram", address=address, now=now)

        looked_up = session.scalars(select(Contact.lookup)).one()

        assert links_in(session)[0].lookup not in (looked_up, vault(session).lookup("anon", "telegram", address))

    def test_of_somebody_switched_off_is_nobodys(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        address = linked(session, aigul, now=now)

        session.get_one(Staff, aigul.id).active = False

        assert whose(session, address) is None

    def test_is_ended_by_its_owner_alone(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        linked(session, aigul, now=now)
        [link] = links_in(session)

        with pytest.raises(LinkUnknown):
            links.unlink(session, link.ref, by=marat, now=now)
        links.unlink(session, link.ref, by=aigul, now=now)

        assert links_in(session) == []

    def test_that_is_ended_takes_along_what_was_on_its_way_to_it(self, session: Session, now: datetime) -> None:
        address = linked(session, psychologist(session), now=now)
        [link] = links_in(session)
        outbox.enqueue(session, OutboundMessage("сөз"), to=outbox.to_link(link), lane=Lane.CRISIS, now=now)

        assert links.drop(session, channel="telegram", address=address, now=now)
        assert not links.drop(session, channel="telegram", address=address, now=now)

        assert session.scalars(select(OutboxMessage)).all() == []

    @pytest.mark.parametrize(("problem", "is_broken"), [(ContactUnreachable(), True), (MessageRefused(), False)])
    def test_is_broken_when_the_person_has_shut_the_chat(
        self, session: Session, now: datetime, problem: Exception, *, is_broken: bool
    ) -> None:
        aigul = psychologist(session)
        address = linked(session, aigul, now=now)
        [link] = links_in(session)
        outbox.enqueue(session, OutboundMessage("сөз"), to=outbox.to_link(link), lane=Lane.CRISIS, now=now)
        ref = session.scalars(select(OutboxMessage.ref)).one()

        outbox.mark_failed(session, ref, problem=problem, now=now)

        session.expire_all()
        assert session.scalars(select(StaffLink.is_broken)).one() is is_broken
        links.mark_reach(session, channel="telegram", address=address, is_broken=False)
        session.expire_all()
        assert len(links.working(session, aigul.id)) == 1
