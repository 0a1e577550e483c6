"""The inbox: one message has one effect, and what no turn could read is kept for a person."""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import crypto, inbox
from core.crypto import CapabilityMissing, SealBroken, vault
from core.messages import Media
from core.settings import Settings
from db.engine import Database
from db.models.inbox import DeadLetter, InboundReceipt
from tests.factories.contacts import inbound


class TestAMessage:
    def test_counts_the_first_time_and_never_again(self, session: Session, now: datetime) -> None:
        seen = [inbox.first_time(session, inbound(), now=now + timedelta(days=day)) for day in range(3)]

        assert seen == [True, False, False]

    def test_counts_once_across_transactions(self, database: Database, now: datetime) -> None:
        seen = []
        for _ in range(2):
            with database.writing() as session:
                seen.append(inbox.first_time(session, inbound(), now=now))

        assert seen == [True, False]

    @pytest.mark.parametrize("other", [{"channel": "telegram"}, {"bot": "second"}, {"external_id": "2"}])
    def test_is_another_by_channel_bot_and_number(self, session: Session, now: datetime, other: dict[str, Any]) -> None:
        inbox.first_time(session, inbound(), now=now)

        assert inbox.first_time(session, inbound(**other), now=now)

    def test_counts_again_when_its_turn_was_undone(self, database: Database, now: datetime) -> None:
        with database.session(database.write_engine) as session:
            inbox.first_time(session, inbound(), now=now)
            session.rollback()

        with database.writing() as session:
            assert inbox.first_time(session, inbound(), now=now)

    def test_leaves_neither_its_words_nor_its_sender_in_the_receipt(self, session: Session, now: datetime) -> None:
        inbox.first_time(session, inbound(), now=now)

        row = session.execute(select(InboundReceipt.__table__)).one()
        assert tuple(row) == ("web", "web", "1", now.date())


class TestADeadLetter:
    def test_waits_for_a_person_until_it_is_resolved(self, session: Session, now: datetime) -> None:
        inbox.bury(session, inbound(), problem="KeyError", is_crisis=True, now=now)
        waiting = inbox.unresolved(session)

        session.scalars(select(DeadLetter)).one().resolved_at = now

        assert (waiting, inbox.unresolved(session)) == (1, 0)

    def test_opens_to_the_words_and_its_address_to_the_sender_alone(self, session: Session, now: datetime) -> None:
        message = inbound(text="Көмектес", payload="help:add:x", locale="ru", media=Media.PHOTO, corrects=True)
        inbox.bury(session, message, problem="KeyError", is_crisis=False, now=now)

        letter, keys = session.scalars(select(DeadLetter)).one(), vault(session)
        opened = json.loads(keys.purpose("dead letters").open(letter.sealed, letter.ref))
        address = opened.pop("address")

        assert opened == {
            "channel": "web",
            "text": "Көмектес",
            "payload": "help:add:x",
            "locale": "ru",
            "media": "photo",
            "corrects": True,
        }
        assert message.address not in address
        assert keys.open_address(bytes.fromhex(address), inbox.letter_address(letter.ref)) == message.address

    def test_says_to_the_panel_nothing_that_leads_to_a_phone(
        self, session: Session, settings: Settings, now: datetime
    ) -> None:
        traits = {"file": "file-canary", "source": "source-canary", "album": "album-canary", "shown": "shown-canary"}
        traits |= {"address": "address-canary", "bot": "bot-canary", "external_id": "number-canary"}
        inbox.bury(session, inbound(text="Көмектес", **traits), problem="KeyError", is_crisis=False, now=now)
        panel = crypto.panel_vault(settings.secrets_folder, settings.keys_url)

        letter = session.scalars(select(DeadLetter)).one()
        opened = panel.purpose("dead letters").open(letter.sealed, letter.ref).decode()

        assert json.loads(opened)["text"] == "Көмектес"
        assert "canary" not in opened
        with pytest.raises(CapabilityMissing):
            panel.open_address(bytes.fromhex(json.loads(opened)["address"]), inbox.letter_address(letter.ref))
        panel.thread_keys.database.dispose_sync()

    def test_does_not_open_in_another_letters_place(self, session: Session, now: datetime) -> None:
        inbox.bury(session, inbound(), problem="KeyError", is_crisis=False, now=now)

        letter = session.scalars(select(DeadLetter)).one()
        with pytest.raises(SealBroken):
            vault(session).purpose("dead letters").open(letter.sealed, "another")

    def test_is_counted_once_each(self, session: Session, now: datetime) -> None:
        for number in range(3):
            inbox.bury(session, inbound(external_id=str(number)), problem="KeyError", is_crisis=False, now=now)

        assert inbox.unresolved(session) == 3
        assert session.scalar(select(func.count()).select_from(DeadLetter)) == 3


class TestAFormOfThePanel:
    def test_is_accepted_once(self, session: Session, now: datetime) -> None:
        assert inbox.first_use(session, "7:token", now=now)
        assert not inbox.first_use(session, "7:token", now=now)
        assert inbox.first_use(session, "8:token", now=now)

    def test_is_given_back_by_a_refusal(self, database: Database, now: datetime) -> None:
        with suppress(LookupError), database.writing() as session:
            inbox.first_use(session, "7:token", now=now)
            raise LookupError

        with database.writing() as session:
            assert inbox.first_use(session, "7:token", now=now)
