"""The psychologist's calendar in a browser: a meeting is dragged, told of, held, missed and taken back; paper; axe."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest
from playwright.sync_api import Locator, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, crypto, schools, staff
from core.appointments import Appointment, HoldPurpose, booking, visitors
from core.appointments.slots import Slot
from core.settings import Settings
from db.engine import Database
from db.models.outbox import OutboxMessage
from tests.admin.browser import axe
from tests.factories import appointments
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.timeout(180)]
NAMES = ("Жанар Төлеуова", "Сергей Ли", "Күләш Бекова")


@dataclass(frozen=True, slots=True)
class Booked:
    """Three parents: one to come next Monday at ten, one who was here just now, one who was awaited before."""

    coming: str
    here: str
    awaited: str
    monday: date
    here_day: date
    awaited_day: date


def test_a_day_at_the_calendar(desk: Desk) -> None:
    booked = three_parents(desk)
    dragged(desk, booked)
    held(desk, booked)
    missed_and_taken_back(desk, booked)
    walked_in(desk)
    on_paper(desk, booked)
    everybody_can_use_it(desk, booked)


def three_parents(desk: Desk) -> Booked:
    with tables(desk) as session:
        school, member = schools.first_school(session), session.scalars(staff.psychologists(1)).one()
        room, now = appointments.room(session), datetime.now(UTC).replace(second=0, microsecond=0)
        today = calendar.local(school, now).date()
        monday = today + timedelta(days=7 - today.weekday())
        beginnings = (
            calendar.at(school, monday, time(10)).astimezone(UTC),
            now - timedelta(minutes=50),
            now - timedelta(minutes=110),
        )
        refs = [
            _booked(session, name, Slot(member.id, room.id, at, at + _MEETING, at + _MEETING)).ref
            for name, at in zip(NAMES, beginnings, strict=True)
        ]
        # just after midnight the two lie on different days
        return Booked(*refs, monday, *(calendar.local(school, at).date() for at in beginnings[1:]))


_MEETING = timedelta(minutes=30)


def _booked(session: Session, name: str, slot: Slot) -> Appointment:
    before = slot.starts_at - timedelta(days=9)
    found = appointments.begun(session, now=before, address=name)
    visitor = visitors.keep(
        session,
        school_id=found.school_id,
        channel="web",
        bot="",
        address=name,
        now=before,
        name=name,
        phone="+77011234567",
    )
    found.visitor_id = visitor.id
    booking.keep(session, found, slot, purpose=HoldPurpose.CHOICE, until=before, now=before)
    booked = booking.confirm(session, found, now=before)
    booked.remind_at = booked.remind_kind = None  # on a Sunday the clock would remind of Monday while words are counted
    return booked


@contextmanager
def tables(desk: Desk) -> Iterator[Session]:
    """The tables of the running installation."""
    settings = Settings(home=desk.senim.home, _env_file=None)  # type: ignore[call-arg]
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    try:
        with database.writing() as session:
            yield session
    finally:
        database.dispose_sync()
        keys.thread_keys.database.dispose_sync()


def block(desk: Desk, ref: str) -> Locator:
    return desk.page.locator(f"#m-{ref}")


def told(desk: Desk) -> int:
    with tables(desk) as session:
        return session.scalar(select(func.count()).select_from(OutboxMessage)) or 0


def dragged(desk: Desk, booked: Booked) -> None:
    """Set down elsewhere it is only shown; the button of the preview moves it, and the person is told."""
    desk.opens(f"/appointments/?day={booked.monday}")
    expect(block(desk, booked.coming)).to_contain_text(NAMES[0])
    before = told(desk)
    target = desk.page.locator(".cal-body:visible").nth(0 if desk.is_phone else 1)
    set_down(desk, block(desk, booked.coming), target, hours_later=1)
    expect(desk.page.locator("#sheet .meet-new")).to_contain_text("11:00–11:30")
    expect(desk.page.locator("#sheet blockquote").first).to_contain_text("11:00")
    assert told(desk) == before
    desk.presses("#move-send .btn-primary")
    expect(block(desk, booked.coming)).to_contain_text("11:00")
    day = booked.monday + timedelta(days=0 if desk.is_phone else 1)
    expect(desk.page.locator(f"[data-day='{day}'] #m-{booked.coming}")).to_have_count(1)
    assert told(desk) == before + 1


def set_down(desk: Desk, what: Locator, target: Locator, *, hours_later: int) -> None:
    """Lift a block, carry it into a column so many hours lower, let go."""
    what.scroll_into_view_if_needed()
    start, column = what.bounding_box(), target.bounding_box()
    assert start is not None
    assert column is not None
    hours = int(
        desk.page.locator(".cal").evaluate(
            "(cal) => getComputedStyle(cal).getPropertyValue('--till') - cal.dataset.from"
        )
    )
    mouse, y = desk.page.mouse, start["y"] + 8
    mouse.move(start["x"] + 20, y)
    mouse.down()
    mouse.move(start["x"] + 30, y + 10)
    mouse.move(column["x"] + column["width"] / 2, y + column["height"] / hours * hours_later, steps=4)
    mouse.up()


def held(desk: Desk, booked: Booked) -> None:
    """Arrived, held: two taps on the card, and the journal has its draft."""
    desk.opens(f"/appointments/?day={booked.here_day}")
    for act in ("arrived", "met"):
        block(desk, booked.here).click()
        expect(desk.page.locator("#sheet .meet-phone")).to_have_attribute("href", "tel:+77011234567")
        desk.presses(
            f"#sheet form[action$='/{act}'] .btn-primary >> nth=0"
            if act == "met"
            else f"#sheet form[action$='/{act}'] .btn"
        )
    expect(desk.page.locator(".toast-note.has-undo")).to_be_visible()
    expect(block(desk, booked.here)).to_contain_text(desk.text("appointments-desk-state-done"))
    desk.opens("/journals/J4/")
    expect(desk.page.locator(".draft")).to_have_count(1)


def missed_and_taken_back(desk: Desk, booked: Booked) -> None:
    """One tap in the list beside, and one more takes it back."""
    desk.opens(f"/appointments/?day={booked.awaited_day}")
    desk.presses(f".cal-look form[action*='{booked.awaited}'][action$='/missed'] .btn")
    expect(block(desk, booked.awaited)).to_contain_text(desk.text("appointments-desk-state-missed"))
    desk.presses(".toast-note.has-undo .toast-button")
    expect(block(desk, booked.awaited)).to_contain_text(desk.text("appointments-desk-state-booked"))


def walked_in(desk: Desk) -> None:
    """Who stands at the door: +, with whom, save."""
    desk.opens("/appointments/")
    desk.page.locator(".cal-plus").click()
    desk.page.locator("#sheet label[for=walk-who-teacher]").click()
    desk.presses("#walk-save")
    here = desk.page.locator(".cal-block.is-arrived", has_text=desk.text("appointments-desk-who-teacher"))
    expect(here).to_have_count(1)


def on_paper(desk: Desk, booked: Booked) -> None:
    """A week as the paper has it: the name of an adult, no telephone, no button."""
    desk.opens(f"/appointments/paper?day={booked.monday}&view=week")
    expect(desk.page.locator(".cal-paper")).to_contain_text(NAMES[0])
    desk.page.emulate_media(media="print")
    expect(desk.page.locator("button:visible, nav:visible")).to_have_count(0)
    assert "+7701" not in desk.page.locator("body").inner_text()
    desk.page.emulate_media(media="screen")


def everybody_can_use_it(desk: Desk, booked: Booked) -> None:
    """Light and dark; by keyboard alone from a block over its card to another time."""
    for look in ("dark", "light"):
        desk.page.emulate_media(color_scheme=look)  # type: ignore[arg-type]
        for path in (f"/appointments/?day={booked.monday}", "/appointments/?view=day"):
            desk.opens(path)
            assert axe.grave(desk.page) == []
    desk.opens(f"/appointments/?day={booked.monday}")
    block(desk, booked.coming).press("Enter")
    expect(desk.page.locator("#sheet .meet-when")).to_contain_text("11:00")
    assert axe.grave(desk.page) == []
    desk.page.locator("#sheet .btn", has_text=desk.text("appointments-desk-move")).press("Enter")
    desk.page.fill("#sheet #move-time", "12:30")
    desk.page.press("#sheet #move-time", "Enter")
    expect(desk.page.locator("#sheet .meet-new")).to_contain_text("12:30–13:00")
    assert axe.grave(desk.page) == []
