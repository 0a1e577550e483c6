"""The look: messages in passing, undo, preferences, colours that can be read, a font that knows Kazakh."""

from flask import Blueprint, redirect, render_template_string
from werkzeug.wrappers import Response

from admin.undo import offer_undo
from db.models.staff import Staff
from tests.admin.conftest import SignIn
from tests.admin.hands import Panel

PLAY = Blueprint("play", __name__)


@PLAY.get("/play/done")
def done() -> Response:
    offer_undo("Жазылды", "/play/undo", also=("№ беру", "/play/number"))
    return redirect("/")


@PLAY.get("/play/part")
def part() -> str:
    offer_undo("Жазылды", "/play/undo")
    return render_template_string("<p>piece</p>")


def test_what_was_done_is_told_on_the_next_page_with_a_button_that_takes_it_back(
    panel: Panel, psychologist: Staff, sign_in: SignIn
) -> None:
    panel.app.register_blueprint(PLAY)
    client = panel()
    sign_in(client, psychologist)
    client.get("/play/done")
    page = client.get("/").get_data(as_text=True)
    toast = page[page.index('class="toast-note') :]
    assert "Жазылды" in toast
    assert '<form method="post" action="/play/undo"><input type="hidden" name="csrf_token"' in toast
    assert "№ беру" in toast
    assert 'action="/play/number"' in toast
    assert "toast-note" not in client.get("/").get_data(as_text=True)


def test_an_htmx_answer_brings_the_message_along_and_a_poll_leaves_it(
    panel: Panel, psychologist: Staff, sign_in: SignIn
) -> None:
    panel.app.register_blueprint(PLAY)
    client = panel()
    sign_in(client, psychologist)
    polled = client.get("/play/part?poll=1", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert "toast-note" not in polled
    brought = client.get("/play/part", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert brought.startswith("<p>piece</p>")
    assert 'hx-swap-oob="beforeend:#toasts"' in brought
    assert brought.count("toast-note") == 2
