"""The page of connections: a light for every bot, its facts in plain words, and no green for who is not heard of."""

import html
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from core import connections, outages
from core.clock import leading
from core.connections import Fact, Light
from core.subscriptions import doors
from core.texts import LOCALES, texts
from db.engine import Database
from tests.admin.help_requests_hands import part
from tests.admin.seen import seen

T = texts("kk")
FINE, WARNING, BAD = Light.FINE, Light.WARNING, Light.BAD
WELL = (
    Fact("token", FINE),
    Fact("number", FINE, "+7 700 000 00 01 · Мектеп"),
    Fact("quality", FINE, "GREEN"),
    Fact("webhook", FINE, "3"),
    Fact("limit", FINE, "TIER_2K"),
    Fact("invited", FINE, "50/200"),
    Fact("waiting", FINE, "some"),
    Fact("throughput", FINE, "STANDARD"),
    *(Fact(f"template.{name}.{locale}", FINE, "APPROVED") for name in ("invite", "news") for locale in LOCALES),
)


def told(database: Database, *facts: Fact, now: datetime, bot: str = "1055501234") -> None:
    """The bot ticks, and has found this out."""
    with database.writing() as session:
        leading.hold(session, holder="a" * 32, now=now)
        connections.tell(session, channel="whatsapp", bot=bot, facts=facts, now=now)


def cards(page: str) -> Sequence[str]:
    """Each channel's card in words."""
    return [" ".join(html.unescape(seen(one)).split()) for one in page.split('<section class="card connection"')[1:]]


def test_what_works_is_green_and_its_facts_are_plain_words(
    desk: FlaskClient, database: Database, now: datetime
) -> None:
    told(database, *WELL, now=now)

    web, whatsapp = sorted(cards(desk.get("/connections/").text), key=lambda card: "WhatsApp" in card)

    assert T("connections-light-fine") in web
    assert T("connections-told", moment="бүгін, 10:00") in whatsapp
    for words in (
        "+7 700 000 00 01 · Мектеп",
        "соңғысы 3 мин бұрын келді",
        T("connections-said-invited", state="share", count=50, most=200),
        T("connections-said-waiting", state="some"),
        T("connections-approved", count=6),
        T("connections-said-quality", state="green"),
        T("connections-said-throughput", state="standard"),
    ):
        assert words in whatsapp
    assert T("connections-light-bad") not in whatsapp
    assert "GREEN" not in whatsapp
    assert "TIER" not in whatsapp


@pytest.mark.parametrize("language", LOCALES)
def test_what_is_wrong_stands_first_with_its_light_in_the_readers_language(
    desk: FlaskClient, database: Database, now: datetime, language: str
) -> None:
    said = texts(language)
    told(
        database,
        Fact("token", BAD, "refused"),
        Fact("webhook", BAD, "not subscribed"),
        Fact("quality", WARNING, "YELLOW"),
        Fact("template.news.ru", BAD, "REJECTED"),
        Fact("template.news.kk", BAD, "missing"),
        Fact("limit", WARNING, "TIER_250"),
        Fact("zeal", WARNING, "much"),
        now=now,
    )
    desk.set_cookie("panel_language", language)

    first = cards(desk.get("/connections/").text)[0]

    assert said("connections-light-bad") in first
    values: dict[str, dict[str, str | int]] = {
        "token": {"light": "bad"},
        "webhook": {"light": "bad", "state": "not-subscribed"},
        "quality": {"light": "warning", "state": "yellow"},
        "limit": {"light": "warning", "state": "tier", "count": 250},
    }
    for name, chosen in values.items():
        assert said(f"connections-said-{name}", **chosen) in first
    assert [said("connections-said-template", state=state) in first for state in ("rejected", "missing")] == [True] * 2
    assert first.index(said("connections-fact-token")) < first.index(said("connections-fact-quality"))
    assert "zeal much" in first


@pytest.mark.parametrize("language", LOCALES)
def test_that_another_app_reads_along_is_said_in_plain_words(
    desk: FlaskClient, database: Database, now: datetime, language: str
) -> None:
    told(database, Fact("webhook", BAD, "heard by others"), now=now)
    desk.set_cookie("panel_language", language)

    first = cards(desk.get("/connections/").text)[0]

    said = texts(language)("connections-said-webhook", light="bad", state="heard-by-others", value="heard by others")
    assert said in first
    assert "heard by others" not in said


def test_a_bot_nothing_is_heard_of_is_not_green(desk: FlaskClient, database: Database, now: datetime) -> None:
    told(database, *WELL, now=now - timedelta(minutes=30))
    just = desk.get("/connections/").text
    told(database, *WELL, now=now - timedelta(minutes=47))
    with database.writing() as session:
        leading.hold(session, holder="a" * 32, now=now)

    late = next(card for card in cards(desk.get("/connections/").text) if "WhatsApp" in card)

    assert T("connections-light-warning") not in next(card for card in cards(just) if "WhatsApp" in card)
    assert T("connections-silent", span="47 мин") in late
    assert T("connections-light-warning") in late


def test_while_nothing_ticks_no_channel_is_green(desk: FlaskClient, database: Database, now: datetime) -> None:
    never = cards(desk.get("/connections/").text)
    with database.writing() as session:
        leading.hold(session, holder="a" * 32, now=now - timedelta(hours=2))
        doors.tell(session, "telegram", "1", "https://t.me/SenimBot", now=now)

    silent = cards(desk.get("/connections/").text)

    assert [T("connections-never") in card for card in never] == [True]
    assert [T("connections-light-warning") in card for card in silent] == [True, True]
    assert any("https://t.me/SenimBot" in card for card in silent)


def test_an_outage_is_said_in_the_channels_own_name_and_today_leads_here(
    desk: FlaskClient, database: Database, now: datetime
) -> None:
    told(database, *WELL, now=now)
    with database.writing() as session:
        outages.tell(session, {"whatsapp": "account", "telegram": "token"}, now=now)

    page = html.unescape(seen(desk.get("/connections/").text))

    for channel, problem in (("WhatsApp", "account"), ("Telegram", "token")):
        assert T("connections-outage", problem=problem, channel=channel, moment="бүгін, 10:00") in page
    assert 'href="/connections/"' in part(desk.get("/").text, 'class="today-needs"', "</ul>")


def test_two_numbers_stand_apart(desk: FlaskClient, database: Database, now: datetime) -> None:
    told(database, Fact("number", FINE, "+7 700 000 00 01"), now=now)
    told(database, Fact("number", FINE, "+7 700 000 00 02"), Fact("account", BAD, "blocked"), now=now, bot="2055501234")

    found = cards(desk.get("/connections/").text)

    assert [("00 01" in card, "00 02" in card) for card in found if "WhatsApp" in card] == [
        (False, True),
        (True, False),
    ]


def test_a_deputy_head_has_no_page_of_them(office: FlaskClient) -> None:
    assert office.get("/connections/").status_code == 403
