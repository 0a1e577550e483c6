"""Broadcasts at the panel's door: written step by step, sent once, taken back, agreed to, followed."""

import re
from datetime import datetime
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from core import staff
from core.broadcasts import scheduling
from core.duty import links
from core.texts import Texts
from db.engine import Database
from db.models.broadcasts import (
    Broadcast,
    BroadcastDelivery,
    BroadcastRun,
    BroadcastState,
    RunState,
    SavedRecipients,
)
from db.models.journals import Audience
from db.models.outages import Outage
from db.models.outbox import DeliveryState, OutboxMessage
from db.models.staff import Staff
from tests.admin.hands import token
from tests.admin.seen import seen
from tests.factories.drafts import WORDS, broadcast
from tests.factories.subscribers import subscribers

T = Texts("kk")
FORM = {
    "version": "0", "c1-audiences": "parent", "topic": "0", "text-kk": WORDS["kk"], "text-ru": WORDS["ru"],
    "replies": "1", "when": "at", "day": "2026-11-24", "clock": "18:30", "again": "once",
}  # fmt: skip


def send(client: FlaskClient, path: str, **fields: Any) -> Any:
    """A form, with its token."""
    return client.post(path, data={"csrf_token": token(client), **fields}, content_type="multipart/form-data")


def typed(**fields: Any) -> dict[str, Any]:
    return {**FORM, **fields}


def the(database: Database) -> Broadcast:
    """The only broadcast there is, with its runs."""
    with database.reading() as session:
        found = session.query(Broadcast).one()
        assert found.runs is not None
        assert found.schedule is None or found.schedule.day
        return found


@pytest.fixture
def address(desk: FlaskClient) -> str:
    """Where the form of a new broadcast is sent to."""
    page = desk.get("/broadcasts/new").text
    found = re.search(r'action="(/broadcasts/[\w-]{16}/)"', page)
    assert found is not None
    return found[1]


def test_a_form_is_kept_step_by_step_and_comes_back_as_it_was(
    desk: FlaskClient, address: str, database: Database
) -> None:
    answer = send(desk, address, **typed(**{"text-ru": "", "do": "words", "c2-audiences": "student", "c2-grades": "7"}))
    again = send(desk, address, **typed(**{"text-ru": "", "do": "words", "c2-audiences": "student", "c2-grades": "7"}))
    page = desk.get(address).text

    assert (answer.status_code, answer.headers["Location"]) == (303, f"{address}#words")
    assert again.status_code == 303
    assert the(database).version == 1
    assert WORDS["kk"] in page
    assert 'value="2026-11-24"' in page
    assert re.search(r'name="c2-grades" value="7" checked', page)
    assert T("broadcasts-problem-text-missing", language=T("tips-desk-language-ru")) in seen(page)


def test_sent_twice_it_leaves_once_and_is_taken_back_in_its_minute(
    desk: FlaskClient, address: str, database: Database
) -> None:
    subscribers_of(database, 3)
    first = send(desk, address, **typed(do="send", when="now"))
    again = send(desk, address, **typed(do="send", when="now"))
    page = desk.get(address).text

    assert (first.status_code, again.status_code) == (303, 303)
    assert len(the(database).runs) == 1
    assert T("broadcasts-leaves-in", count=60) in seen(page)
    assert T("broadcasts-refused-leaving") in seen(page)
    assert send(desk, f"{address}undo").status_code == 303
    assert (the(database).state, the(database).runs) == (BroadcastState.DRAFT, [])
    assert WORDS["ru"] in desk.get(address).text


def test_what_cannot_leave_comes_back_as_it_was_typed_with_the_reason(
    desk: FlaskClient, address: str, database: Database
) -> None:
    for wrong, words in (
        ({"text-ru": " "}, "broadcasts-refused-unready"),
        ({"c1-audiences": ""}, "broadcasts-problem-audience-missing"),
        ({"day": "2027-02-31"}, "broadcasts-refused-time"),
        ({"day": "2026-11-22"}, "broadcasts-refused-past"),
        ({"again": "weekly"}, "broadcasts-refused-end"),
        ({"again": "weekly", "until": "2029-01-01"}, "broadcasts-refused-end-far"),
    ):
        version = "0" if wrong == {"text-ru": " "} else str(the(database).version)
        answer = send(desk, address, **typed(do="send", version=version, **wrong))

        assert answer.status_code == 422
        assert T(words) in seen(answer.text)
        assert WORDS["kk"] in answer.text
    assert the(database).state is BroadcastState.DRAFT


def test_two_editors_are_told_of_each_other_and_nothing_typed_is_lost(
    desk: FlaskClient, address: str, database: Database
) -> None:
    send(desk, address, **typed())
    send(desk, address, **typed(version="1", topic="3"))
    answer = send(desk, address, **typed(version="1", topic="4", **{"text-kk": "Менің сөзім"}))

    assert answer.status_code == 409
    assert "Менің сөзім" in answer.text
    assert 'name="version" value="2"' in answer.text
    assert the(database).topic == 3


def test_while_it_is_typed_the_page_counts_people_lints_and_shows_the_phone(
    desk: FlaskClient, database: Database
) -> None:
    with database.writing() as session:
        subscribers(session, 2, audience=Audience.STUDENT, classes=("7А",))
        subscribers(session, 6)
    grave = {"text-kk": "Суицид туралы {class}", "c2-audiences": "student", "c2-grades": "7", "x-classes": "9Б"}
    page = seen(send(desk, "/broadcasts/check", **typed(**grave)).text)

    assert f"{T('broadcasts-few-students')}, {T('broadcasts-people-parent', count=6)}" in page
    assert T("broadcasts-second-rules") in page
    assert "Суицид туралы 7А" in page
    assert T("broadcast-stop") in page
    assert "2 оқушы" not in page


def test_to_many_it_waits_for_a_second_person_who_reads_and_agrees(
    desk: FlaskClient, office: FlaskClient, address: str, database: Database
) -> None:
    subscribers_of(database, 3)
    send(desk, "/broadcasts/limit", above="2")
    send(desk, address, **typed(do="send"))
    page = office.get(address).text

    assert the(database).state is BroadcastState.PROPOSED
    assert T("today-need-broadcasts", count=1) in seen(office.get("/").text)
    assert f"{address}agree" in page
    assert f"{address}agree" not in desk.get(address).text
    assert "/new?copy" not in page
    assert office.get("/broadcasts/new").status_code == 403
    assert send(office, f"{address}undo").status_code == 403
    assert send(office, "/broadcasts/limit", above="5").status_code == 403
    assert send(office, f"{address}agree", version="1").status_code == 303
    assert the(database).state is BroadcastState.SCHEDULED


def test_a_sending_is_followed_paused_and_its_uncertain_rows_are_explained(
    desk: FlaskClient, address: str, database: Database
) -> None:
    people = subscribers_of(database, 3)
    send(desk, address, **typed(do="send", when="now"))
    with database.writing() as session:
        run = session.query(BroadcastRun).one()
        run.state, run.started_at = RunState.SENDING, run.due_at
        states = (DeliveryState.SENT, DeliveryState.UNCERTAIN, DeliveryState.DEAD)
        session.add_all(
            BroadcastDelivery(
                run_id=run.id, subscription_id=one, channel="telegram", audience=Audience.PARENT, state=state
            )
            for one, state in zip(people, states, strict=True)
        )
        session.add(Outage(channel="telegram", problem="token", since=run.due_at))
        card = f"{address}runs/{run.ref}/"
    page = desk.get(card).text

    assert T("broadcasts-uncertain-hint") in seen(page)
    assert T("broadcasts-outage", problem="token", channel="Telegram") in seen(page)
    assert f"{card}retry" in page
    assert "every 2s" in desk.get(card, query_string={"part": "progress", "poll": 1}).text
    assert send(desk, f"{card}pause").status_code == 303
    assert f"{card}resume" in desk.get(card).text
    send(desk, f"{address}undo")
    assert T("broadcasts-refused-leaving") in seen(desk.get(card).text)
    assert send(desk, f"{card}cancel").status_code == 303
    assert "hx-get" not in desk.get(card, query_string={"part": "progress"}).text
    assert f"/broadcasts/new?copy={the(database).ref}" in desk.get(address).text


def test_the_writer_tries_it_on_their_own_phone_and_keeps_recipients_and_a_file(
    desk: FlaskClient, address: str, database: Database, psychologist: Staff, now: datetime
) -> None:
    assert T("broadcasts-refused-unlinked") in seen(send(desk, address, **typed(do="try")).text)
    with database.writing() as session:
        token_of = links.new_code(session, by=staff.specialist(session.get_one(Staff, psychologist.id)), now=now)
        links.link(session, token_of, channel="telegram", address="1:2", now=now)
    tried = send(desk, address, **typed(do="try", version="1", file=(BytesIO(b"%PDF"), "кеңес.pdf")))
    send(desk, address, **typed(do="keep-recipients", version="2", saved_name="Ата-аналар"))
    with database.reading() as session:
        kept = session.query(SavedRecipients).one()
        waiting = session.query(OutboxMessage).count()
    used = send(desk, address, **typed(do=f"use-{kept.id}", **{"c1-audiences": "teacher"}))

    assert (tried.status_code, waiting) == (303, 1)
    assert desk.get(f"{address}file").data == b"%PDF"
    assert re.search(r'name="c1-audiences" value="parent" checked', used.text)
    assert not re.search(r'name="c1-audiences" value="teacher" checked', used.text)
    assert send(desk, f"/broadcasts/saved/{kept.id}/forget").status_code == 303


def test_a_copy_keeps_the_file(desk: FlaskClient, database: Database, address: str) -> None:
    send(desk, address, **typed(file=(BytesIO(b"%PDF"), "кеңес.pdf")))
    older = address.split("/")[2]
    page = desk.get("/broadcasts/new", query_string={"copy": older}).text
    [copy] = re.findall(r'action="(/broadcasts/[\w-]{16}/)"', page)

    assert f'href="{address}file"' in page
    assert send(desk, copy, **typed(file_of=older)).status_code == 303
    assert desk.get(f"{copy}file").data == b"%PDF"


def test_the_list_shows_each_where_it_stands(
    desk: FlaskClient, database: Database, psychologist: Staff, now: datetime
) -> None:
    with database.writing() as session:
        by = staff.specialist(session.get_one(Staff, psychologist.id))
        broadcast(session, by=by, now=now, texts={"kk": "Жоба туралы"})
        scheduling.send_now(session, broadcast(session, by=by, now=now), version=1, by=by, now=now)
    page = seen(desk.get("/broadcasts/").text)

    assert page.index(T("broadcasts-group-coming")) < page.index(T("broadcasts-group-drafts"))
    assert "Жоба туралы" in page
    assert T("broadcasts-state-waiting") in page


def subscribers_of(database: Database, number: int) -> list[int]:
    """Parents on Telegram; their numbers."""
    with database.writing() as session:
        return [one.id for one in subscribers(session, number)]
