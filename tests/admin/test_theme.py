"""The look: messages in passing, undo, preferences, colours that can be read, a font that knows Kazakh."""

import re
from pathlib import Path

import pytest
from flask import Blueprint, redirect, render_template_string
from werkzeug.wrappers import Response

from admin.theme import CHOICES
from admin.undo import offer_undo
from db.models.staff import Staff
from tests.admin.conftest import SignIn
from tests.admin.hands import Panel, token

STATIC = Path(__file__).resolve().parents[2] / "admin" / "static"
PLAY = Blueprint("play", __name__)


@PLAY.get("/play/done")
def done() -> Response:
    offer_undo("Жазылды", "/play/undo", also=("№ беру", "/play/number"))
    return redirect("/")


@PLAY.get("/play/part")
def part() -> str:
    offer_undo("Жазылды", "/play/undo")
    return render_template_string("<p>piece</p>")


@pytest.mark.usefixtures("own_app")
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
    assert "has-undo" not in client.get("/").get_data(as_text=True)


@pytest.mark.usefixtures("own_app")
def test_an_htmx_answer_brings_the_message_along_and_a_poll_leaves_it(
    panel: Panel, psychologist: Staff, sign_in: SignIn
) -> None:
    panel.app.register_blueprint(PLAY)
    client = panel()
    sign_in(client, psychologist)
    polled = client.get("/play/part?poll=1", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert "has-undo" not in polled
    brought = client.get("/play/part", headers={"HX-Request": "true"}).get_data(as_text=True)
    assert brought.startswith("<p>piece</p>")
    assert 'hx-swap-oob="beforeend:#toasts"' in brought
    assert brought.count("has-undo") == 2


# ---- colours ----

TOKENS = re.compile(r"--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));")
GROUNDS = ("tblr-bg-surface", "tblr-body-bg", "tblr-bg-surface-tertiary")
READ = [
    *((words, ground) for words in ("tblr-body-color", "tblr-secondary", "tblr-link-color") for ground in GROUNDS),
    *((words, "tblr-bg-surface") for words in ("red", "amber", "green", "accent-text")),
    *((colour, f"{colour}-soft") for colour in ("red", "amber", "green")),
    *((words, "accent-soft") for words in ("accent-text", "tblr-body-color")),
    ("tblr-secondary", "tblr-bg-forms"),
    ("tblr-primary-fg", "tblr-primary"),
    ("tblr-primary-fg", "tblr-primary-darken"),
    ("tblr-danger-fg", "tblr-danger"),
    ("passing-text", "passing"),
]
SEEN = [
    ("field-line", "tblr-bg-forms"),
    ("passing-accent", "passing"),
    ("focus", "tblr-bg-surface"),
    ("focus", "tblr-body-bg"),
]


def tokens(theme: int) -> dict[str, str]:
    """Colours by their names: theme 0 is light, 1 dark."""
    css = (STATIC / "panel.css").read_text(encoding="utf-8")
    return {name: (light, dark)[theme] or single for name, light, dark, single in TOKENS.findall(css)}


def light_of(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_text_can_be_read_on_its_ground(theme: int) -> None:
    colours = tokens(theme)
    faint = {pair: ratio for pair in READ if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 4.5}
    assert faint == {}


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_fields_and_the_focus_can_be_seen(theme: int) -> None:
    colours = tokens(theme)
    faint = {pair: ratio for pair in SEEN if (ratio := contrast(colours[pair[0]], colours[pair[1]])) < 3}
    assert faint == {}


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


# ---- what a person chooses ----


@pytest.mark.parametrize("name", list(CHOICES))
def test_a_choice_about_the_page_is_kept_and_an_unknown_one_is_not(panel: Panel, name: str) -> None:
    client = panel()
    usual, other = CHOICES[name][0], CHOICES[name][-1]
    assert f'data-{name}="{usual}"' in client.get("/login").text
    for value in (other, "neon"):
        client.post("/preferences", data={"csrf_token": token(client), name: value, "next": "/login"})
        assert f'data-{name}="{other}"' in client.get("/login").text
