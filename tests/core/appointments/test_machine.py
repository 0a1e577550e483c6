"""Whatever is done in whatever order, no time is given twice, none is lost, and nobody is half booked.

A machine begins, holds, confirms, moves, cancels, lets go, is offered something earlier, lets the clock run, and bends
the hours (rules, cyclogram, single days, absences, people switched off). Beside the tables it keeps a naive model: a
list of people with the minutes that are theirs. After every step both must tell the same.
"""

from datetime import UTC, datetime, time, timedelta
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, Phase, settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.appointments import Appointment, AppointmentState, HoldPurpose, booking, cells, listing
from core.appointments.booking import AppointmentOver, HoldOver, TooManyMoves
from core.appointments.listing import NotOffered
from core.appointments.slots import Slot
from core.cyclogram import Bell, BookingRules, CyclogramCell, DayException, hours
from db.engine import Database
from db.models.appointments import AppointmentCell, AppointmentHold
from db.models.duty import DutyAbsence
from db.models.journals import Audience
from db.models.staff import Staff
from tests.core.appointments import naive
from tests.core.appointments.naive import Person, share
from tests.factories.appointments import EVERYBODY, begun, room
from tests.factories.appointments import hours as open_hours
from tests.factories.staff import psychologist

MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)  # eight o'clock in Almaty
HORIZON, MOST_MOVES = 2, 3
PEOPLE, STAFF = 4, 3
EXAMPLES = {"sqlite": 10, "postgresql": 2}
STEPS = 30
TRIED = 2
WHO = strategies.integers(0, PEOPLE - 1)
WHICH = strategies.integers(0, 200)
MEMBER = strategies.integers(0, STAFF - 1)
OFFERED = strategies.sampled_from([HoldPurpose.EARLIER, HoldPurpose.PROPOSAL])
LATER = strategies.sampled_from([timedelta(minutes=minutes) for minutes in (0, 0, 10, 25)])
LASTS = strategies.sampled_from([timedelta(minutes=minutes) for minutes in (5, 30, 90)])
DAY = strategies.integers(0, HORIZON)
OPENS = strategies.sampled_from([time(9), time(9, 20), time(10, 5), time(14), time(14, 3)])


class Bookings(RuleBasedStateMachine):
    """The machine; everything happens in one transaction that is thrown away."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.now = MONDAY
        self.session: Session = database.session(database.write_engine)
        self.school = schools.first_school(self.session)
        self.session.execute(delete(Bell))
        self.rooms = [room(self.session).id for _ in range(2)]
        self.staff = [psychologist(self.session).id for _ in range(STAFF)]
        for number, staff_id in enumerate(self.staff):
            open_hours(
                self.session, staff_id, opens=time(9), closes=time(11), room_id=[*self.rooms[:1] * 2, None][number]
            )
        for lesson in (1, 2, 3):
            clock = {"opens": time(8 + lesson, 10), "closes": time(8 + lesson, 55)}
            self.session.add(Bell(school_id=self.school.id, shift=1, lesson=lesson, **clock))
        self.people = [self.begins() for _ in range(PEOPLE)]
        self.rules_are(meeting=30, pause=10, notice=0, by_bells=False)

    def teardown(self) -> None:
        """Nothing of it is kept."""
        self.session.rollback()
        self.session.close()

    # people

    def begins(self) -> Person:
        return Person(begun(self.session, now=self.now).id, until=self.now)

    @rule(who=WHO)
    def begins_anew(self, who: int) -> None:
        if self.person(who).is_over:
            self.people[who] = self.begins()

    @rule(who=WHO, which=WHICH)
    def takes(self, who: int, which: int) -> None:
        """A time that is free, held and confirmed at once: a new meeting, or a move of one."""
        person = self.person(who)
        free = self.free(person)
        if free:
            self.holds_time(person, free[which % len(free)].key)
            self.confirms(who)

    @rule(who=WHO, which=WHICH)
    def holds(self, who: int, which: int) -> None:
        """Any time of the hours: free or not, too near or not; what is refused names what can be had."""
        keys = sorted({one.key for one in self.of_hours()})
        self.holds_time(self.person(who), keys[which % len(keys)] if keys else "1.1")

    def holds_time(self, person: Person, key: str) -> None:
        free = {one.key: one for one in reversed(self.free(person))}
        try:
            booking.hold(self.session, self.row(person), key, now=self.now)
        except (AppointmentOver, TooManyMoves):
            assert person.is_over or person.moves >= MOST_MOVES
        except NotOffered as refusal:
            person.held = None
            self.is_true(refusal, key, free)
        else:
            self.keeps(person, free[key], self.now + timedelta(minutes=2), HoldPurpose.CHOICE)

    @rule(who=WHO, which=WHICH, later=LATER, lasts=LASTS, purpose=OFFERED)
    def is_offered_something(
        self, who: int, which: int, later: timedelta, lasts: timedelta, purpose: HoldPurpose
    ) -> None:
        """A time that is kept for somebody whatever the hours say, often across what is somebody's already."""
        person, found = self.person(who), self.of_hours()
        found += [one.time for one in (*self.people, person, person) if one.time is not None] * 5
        if person.is_over or not found:
            return
        near = found[which % len(found)]
        starts_at, until = near.starts_at + later, self.now + timedelta(minutes=15)
        wanted = Slot(near.staff_id, near.room_id, starts_at, starts_at + lasts, starts_at + lasts)
        others = [one for one in self.people if one is not person]
        in_the_way = [busy for one in others for busy in one.busy(at=self.now) if share(busy, wanted)]
        try:
            booking.keep(self.session, self.row(person), wanted, purpose=purpose, until=until, now=self.now)
        except NotOffered:
            assert in_the_way
            person.held = None
            self.forget()
        else:
            assert not in_the_way
            self.keeps(person, wanted, until, purpose)

    @rule(who=WHO)
    def confirms(self, who: int) -> None:
        person = self.person(who)
        try:
            booking.confirm(self.session, self.row(person), now=self.now)
        except AppointmentOver:
            assert person.is_over
        except HoldOver:
            is_late = person.held is not None and person.held.starts_at <= self.now
            assert is_late or (person.held is None and person.time is None)
            person.held = None
        else:
            if person.held is not None:
                assert person.held.starts_at > self.now
                person.moves += int(person.time is not None and person.purpose is HoldPurpose.CHOICE)
                person.state, person.time, person.held = AppointmentState.BOOKED, person.held, None
                person.is_known = True
            assert person.time is not None

    @rule(who=WHO)
    def cancels(self, who: int) -> None:
        """Most often a meeting that has its time already."""
        in_turn = [*self.people[who:], *self.people[:who]]
        person = next((one for one in in_turn if one.time is not None), in_turn[0])
        booking.cancel(self.session, self.row(person), now=self.now)
        person.state, person.held, person.time = AppointmentState.CANCELLED, None, None

    @rule(who=WHO)
    def lets_go(self, who: int) -> None:
        booking.let_go(self.session, self.row(self.person(who)))
        self.person(who).held = None

    # the clock and the hours

    @rule(minutes=strategies.sampled_from([1, 2, 2, 15, 90, 20 * 60]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def tidies(self) -> None:
        cells.expire(self.session, now=self.now)
        self.forget()

    @rule(
        meeting=strategies.sampled_from([15, 17, 30, 60]),
        pause=strategies.sampled_from([0, 3, 10]),
        notice=strategies.sampled_from([0, 0, 120]),
        by_bells=strategies.booleans(),
    )
    def rules_are(self, meeting: int, pause: int, notice: int, by_bells: bool) -> None:
        lasts = {"meeting_minutes": meeting, "pause_minutes": pause, "notice_minutes": notice, "by_bells": by_bells}
        fixed = {"horizon_days": HORIZON, "most_moves": MOST_MOVES, "hold_minutes": 2, "pauses": []}
        self.session.merge(BookingRules(school_id=self.school.id, **lasts, **fixed))
        self.session.flush()

    @rule(member=MEMBER, opens=OPENS, length=strategies.integers(1, 3), place=strategies.integers(0, 2))
    def hours_are(self, member: int, opens: time, length: int, place: int) -> None:
        """A psychologist's week anew."""
        staff_id = self.staff[member]
        self.session.execute(delete(CyclogramCell).where(CyclogramCell.staff_id == staff_id))
        closes, where = time(opens.hour + length, opens.minute), [*self.rooms, None][place]
        open_hours(self.session, staff_id, opens=opens, closes=closes, room_id=where, weekdays=range(7))

    @rule(member=MEMBER, day=DAY, is_open=strategies.booleans(), opens=OPENS)
    def one_day_is_other(self, member: int, day: int, is_open: bool, opens: time) -> None:
        when = {"day": self.today + timedelta(days=day), "opens": opens, "closes": time(opens.hour + 1, opens.minute)}
        who = {"school_id": self.school.id, "staff_id": self.staff[member], "audiences": EVERYBODY}
        self.session.add(DayException(is_open=is_open, **when, **who))
        self.session.flush()

    @rule(member=MEMBER, day=DAY, stand_in=strategies.one_of(strategies.none(), MEMBER))
    def is_away(self, member: int, day: int, stand_in: int | None) -> None:
        instead, when = None if stand_in is None else self.staff[stand_in], self.today + timedelta(days=day)
        who = {"school_id": self.school.id, "staff_id": self.staff[member], "stand_in_id": instead}
        self.session.add(DutyAbsence(starts=when, ends=when, **who))
        self.session.flush()

    @rule()
    def everything_is_as_usual_again(self) -> None:
        for table in (DayException, DutyAbsence):
            self.session.execute(delete(table))

    @rule(member=MEMBER, is_active=strategies.booleans())
    def is_switched(self, member: int, is_active: bool) -> None:
        self.session.get_one(Staff, self.staff[member]).active = is_active
        self.session.flush()

    # what must be true

    @invariant()
    def nobody_shares_a_minute(self) -> None:
        for one, other in combinations(self.people, 2):
            assert not any(share(mine, theirs) for mine in one.busy() for theirs in other.busy())

    @invariant()
    def the_tables_tell_what_the_model_tells(self) -> None:
        holds = {one.appointment_id: one for one in self.session.scalars(select(AppointmentHold)).all()}
        assert set(holds) == {person.id for person in self.people if person.held is not None}
        wanted: dict[tuple[str, int, int], tuple[int, int | None]] = {}
        for person in self.people:
            row, hold = self.row(person), holds.get(person.id)
            assert (row.state, row.moves, naive.time_of(row)) == (person.state, person.moves, person.time)
            assert (row.need_id is not None) is person.is_known
            if hold is not None:
                assert (naive.time_of(hold), hold.until) == (person.held, person.until)
                wanted |= dict.fromkeys(naive.cells_of(person.held), (person.id, hold.id))
            wanted |= dict.fromkeys(naive.cells_of(person.time), (person.id, None))
        found = self.session.scalars(select(AppointmentCell).execution_options(populate_existing=True)).all()
        assert {(c.resource, c.resource_id, c.cell): (c.appointment_id, c.hold_id) for c in found} == wanted

    @invariant()
    def what_is_offered_is_what_is_free(self) -> None:
        found = listing.free_slots(self.session, self.school, audience=Audience.PARENT, now=self.now)
        assert list(found) == self.free(None)

    @invariant()
    def what_is_offered_can_be_held(self) -> None:
        found = self.free(None)
        for slot in found[:: len(found) // TRIED + 1]:
            with self.session.begin_nested() as tried:
                booking.hold(self.session, begun(self.session, now=self.now), slot.key, now=self.now)
                tried.rollback()

    # the model

    def is_true(self, refusal: NotOffered, key: str, free: dict[str, Slot]) -> None:
        """What could not be had was not free, what is named instead is, and something is whenever there is."""
        near = {one.key for one in refusal.nearest}
        assert key not in free
        assert near <= set(free)
        assert bool(near) is bool(free)

    @property
    def today(self) -> Any:
        return calendar.local(self.school, self.now).date()

    def person(self, who: int) -> Person:
        return self.people[who]

    def row(self, person: Person) -> Appointment:
        return self.session.get_one(Appointment, person.id)

    def keeps(self, person: Person, slot: Slot, until: datetime, purpose: HoldPurpose) -> None:
        """A time is held; whoever had it and was over has lost it, and so has everybody else who was."""
        person.held = None
        if any(share(busy, slot) for one in self.people if one is not person for busy in one.busy()):
            self.forget()
        person.held, person.until, person.purpose = slot, until, purpose

    def forget(self) -> None:
        for person in self.people:
            if person.is_lapsed(self.now):
                person.held = None

    def of_hours(self) -> list[Slot]:
        return naive.of_hours(self.session, self.school, first=self.today, days=HORIZON + 1)

    def free(self, person: Person | None) -> list[Slot]:
        """What is left of the hours for somebody."""
        notice = hours.rules_of(self.session, self.school.id).notice_minutes
        others = [one for one in self.people if one is not person]
        return naive.free(self.of_hours(), others, now=self.now, notice=notice)


def test_no_order_of_acts_gives_a_time_twice(database: Database) -> None:
    chosen = settings(
        max_examples=EXAMPLES[database.url.get_backend_name()],
        stateful_step_count=STEPS,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Bookings(database), settings=chosen)
