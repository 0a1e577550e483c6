"""Turns and aiogram's router: the canary for what we use of it, and the law of quick replies."""

import asyncio
import inspect
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from bot.conversation import drive
from bot.dialogs import root
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.contacts import Person
from core.crisis.markers import Finding
from core.messages import Attachment, InboundMessage, OutboundMessage, QuickReply
from db.models.outbox import Lane


def handlers() -> list[object]:
    routers: list[TurnRouter] = [router for group in root.FEATURES.values() for router in group]
    return [handler for router in routers for handler in router.turn.handlers]


def test_a_router_has_one_more_observer() -> None:
    router = TurnRouter(name="canary")

    assert "turn" in router.observers
    assert "turn" in router.resolve_used_update_types() or router.turn.handlers == []


def test_no_handler_and_no_filter_is_synchronous() -> None:
    for handler in handlers():
        assert handler.awaitable, handler.callback  # type: ignore[attr-defined]
        for condition in handler.filters or ():  # type: ignore[attr-defined]
            assert condition.awaitable, handler.callback  # type: ignore[attr-defined]


def test_every_tap_names_its_own_dialog() -> None:
    for feature, routers in root.FEATURES.items():
        for router in routers:
            for handler in router.turn.handlers:
                taps = [f.callback for f in handler.filters or () if isinstance(f.callback, Tap)]
                assert all(tap.verb.startswith(f"{feature}:") for tap in taps), handler.callback


def test_a_turn_that_waits_for_the_world_is_refused() -> None:
    async def sleeps() -> None:
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="outside its transaction"):
        drive(sleeps())


def test_dialogs_await_only_the_turn_and_the_state() -> None:
    for handler in handlers():
        source = inspect.getsource(handler.callback)  # type: ignore[attr-defined]
        assert "asyncio" not in source


def test_a_file_is_handed_over_with_its_words_and_may_be_passed_on(now: datetime) -> None:
    inbound = InboundMessage("web", "web", "x" * 8, "somebody")
    person = Person(id=1, school_id=1, channel="web", locale="kk", state=None, has_consented=True)
    turn = Turn(Session(), inbound, person, Finding(), now, screen=lambda _text, _tongues: Finding())
    file, button = Attachment("a.ics", "text/calendar", "QQ=="), QuickReply("Иә", "menu:open")

    turn.hand(file, "сөз", button)

    assert turn.replies == [(OutboundMessage("сөз", (button,), attachment=file), Lane.ANSWER)]
