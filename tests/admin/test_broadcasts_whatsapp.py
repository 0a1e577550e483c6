"""A message to many by WhatsApp: how it looks, what comes first outside the window, on how many days it leaves."""

import re
from collections.abc import Sequence
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from admin.views.broadcasts import saying
from core.broadcasts.estimating import OnChannel
from core.broadcasts.progress import READ
from core.texts import LOCALES, texts
from db.engine import Database
from db.models.broadcasts import BroadcastDelivery, RunState
from db.models.journals import Audience
from db.models.outbox import DeliveryState
from tests.admin.hands import Panel, token
from tests.admin.help_requests_hands import part
from tests.admin.seen import seen
from tests.factories.sendings import sending
from tests.factories.subscribers import subscribers

T = texts("kk")
POLL = {f"choice-{number}-{locale}": f"{number} {locale}" for number in (1, 2, 3) for locale in ("kk", "ru")}


def phones(desk: FlaskClient, **fields: str) -> Sequence[str]:
    """The WhatsApp of each written language in words, as the page shows it while one types."""
    form = {"csrf_token": token(desk), "version": "0", "text-kk": "Ұйқы туралы", "text-ru": "О сне", "replies": "1"}
    page = desk.post("/broadcasts/check", data={**form, **fields}, content_type="multipart/form-data").text
    return [
        " ".join(seen(one).split())
        for one in re.findall(r'<figure class="phone phone-whatsapp">(.*?)</figure>', page, re.DOTALL)
    ]


def test_the_preview_shows_the_invitation_that_comes_first_in_the_readers_language(desk: FlaskClient) -> None:
    kazakh, russian = phones(desk)

    for words, locale in ((kazakh, "kk"), (russian, "ru")):
        button = texts(locale)("whatsapp-template-news.open")
        assert T("broadcasts-preview-invited") in words
        assert words.endswith(f"{texts(locale)('whatsapp-template-news')} {button}")
    assert T("whatsapp-list") not in kazakh


def test_more_than_three_answers_stand_behind_one_button(desk: FlaskClient) -> None:
    kazakh, _ = phones(desk, **POLL)

    assert f"{T('whatsapp-list')} 1 kk 2 kk 3 kk {T('broadcast-reply')}" in kazakh


@pytest.mark.parametrize("language", LOCALES)
def test_the_sentence_says_on_how_many_days_it_leaves(panel: Panel, language: str) -> None:
    channels = (OnChannel("telegram", 412, 17), OnChannel("whatsapp", 412, 172_804, 200))

    with panel.app.test_request_context("/", headers={"Cookie": f"panel_language={language}"}):
        said = saying.ways(channels)
        one_day = saying.ways([OnChannel("whatsapp", 200, 4, 200)])

    text = texts(language)
    three = text("broadcasts-takes-days", count=3)
    assert said.endswith(text("broadcasts-way-by-days", channel="WhatsApp", takes=three, most=200))
    assert one_day == text("broadcasts-way", channel="WhatsApp", takes=text("broadcasts-takes-seconds", count=4))


def test_the_report_says_what_arrived_and_what_was_read(desk: FlaskClient, database: Database, now: datetime) -> None:
    with database.writing() as session:
        made = sending(session, now=now)
        made.state = RunState.DONE
        for number, one in enumerate(subscribers(session, 6, channel="whatsapp")):
            delivery = {
                "run_id": made.id,
                "subscription_id": one.id,
                "channel": "whatsapp",
                "audience": Audience.PARENT,
            }
            receipt = READ if number < 2 else int(number < 5)
            session.add(BroadcastDelivery(**delivery, state=DeliveryState.SENT, receipt=receipt))
        address = f"/broadcasts/{made.broadcast.ref}/runs/{made.ref}/"

    table = part(desk.get(address).text, T("broadcasts-report-by-channel"), "</table>")

    assert " ".join(seen(table).split()).endswith("WhatsApp 6 5 2")
