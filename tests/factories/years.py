"""A generated school year by the real rules: 36 classes, two psychologists, some four thousand works, by a seed."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, classes, schools, staff
from core.actors import Role, Specialist
from core.crisis.levels import Finding
from core.help_requests import answers, closing, drafts, threads
from core.help_requests.closing import Closing, Dismissal
from core.journals import confirming, months, offline
from core.journals.done import Done, What, Who
from core.plans import making
from db.engine import Database
from db.models.help_requests import About
from db.models.journals import Direction, EntryState, Journal, JournalEntry
from db.models.plans import PlanItem
from db.models.schools import CalendarPeriod, School

LAST_DAY = (6, 5)
LETTERS = ("А", "Ә", "Б", "В")
SIZE = 25
OF_THE_CHAT, HOAXES, ASKED, UNCONSENTED = 0.15, 0.04, 0.3, 0.1
CORRECTIONS = 3
# what is done how often, with whom, and for how many minutes
WHATS = (
    (What.CONSULTATION, 45, (Who.PUPIL, Who.PUPIL, Who.PARENTS, Who.TEACHERS, Who.ADMINISTRATION), (15, 30, 40)),
    (What.ASSESSMENT, 14, (Who.PUPIL, Who.CLASS), (30, 45)),
    (What.CORRECTION, 18, (Who.PUPIL, Who.CLASS), (40, 45)),
    (What.PREVENTION, 10, (Who.CLASS, Who.PUPIL), (40, 45)),
    (What.AWARENESS, 8, (Who.CLASS, Who.PARENTS, Who.TEACHERS), (30, 60)),
    (What.TRAINING, 5, (Who.CLASS, Who.TEACHERS), (90,)),
)
TOPICS = (
    "Емтихан алдындағы үрей",
    "Сыныптастармен қарым-қатынас",
    "Отбасындағы келіспеушілік",
    "=SUM(A1:A9) деп жазылған тақырып",
    "Өзіне сенімсіздік, мазасыздық, ұйқының бұзылуы және сабаққа деген құлшыныстың төмендеуі",
    "Телефонға тәуелділік",
)
RESULTS = ("Кеңес берілді", "Қосымша кездесу белгіленді", "+7 (нөмір) берілді", "Көңіл күйі көтерілді")
CATEGORIES = ("exam", "family", "bullying", "fear", None)


@dataclass(slots=True)
class Year:
    """The school as it stands at the year's end, and who may look at it."""

    school_year: int
    people: tuple[Specialist, ...] = ()
    deputy: Specialist | None = None
    school: School | None = None
    items: Sequence[int] = ()
    periods: Sequence[CalendarPeriod] = ()
    days: list[date] = field(default_factory=list)


def made(database: Database, *, seed: int = 1, works: int = 4_000, school_year: int = 2025) -> Year:
    """Live through the year day by day; every act is a rule of the service, its time passed in."""
    dice, year = random.Random(seed), Year(school_year)
    with database.writing() as session:
        _found(session, year)
    a_day = works / len(year.days)
    owed = 0.0
    for day in year.days:
        owed += a_day
        count, owed = int(owed), owed - int(owed)
        with database.writing() as session:
            for number in range(count):
                _work(session, year, day, number, dice)
        if _is_last_of_month(year, day):
            with database.writing() as session:
                _end_month(session, year, day, dice)
    return year


def _found(session: Session, year: Year) -> None:
    start = datetime(year.school_year, 8, 20, 5, tzinfo=UTC)
    year.school = schools.first_school(session)
    hired = [_hire(session, year.school.id, role, name, start) for role, name in _CREW]
    *psychologists, year.deputy = hired
    year.people = tuple(psychologists)
    classes.add(session, " ".join(_class_names()), by=year.people[0])
    for one in classes.all_of(session, year.school.id):
        one.pupils = SIZE
    plan = making.make(session, year.school_year, making.Start.LIBRARY, by=year.people[0], now=start)
    year.items = session.scalars(select(PlanItem.id).where(PlanItem.plan_id == plan.id)).all()
    year.periods = session.scalars(select(CalendarPeriod)).all()
    year.days = list(_days(year))


_CREW = (
    (Role.PSYCHOLOGIST, "Айгүл Сейітқызы Нұрланова"),
    (Role.PSYCHOLOGIST, "Дәурен Маратұлы Есенов"),
    (Role.DEPUTY_HEAD, "Гүлнар Болатқызы Сапарова"),
)


def _hire(session: Session, school_id: int, role: Role, name: str, now: datetime) -> Specialist:
    token = staff.invite(session, school_id=school_id, role=role, now=now)
    session.flush()
    username = f"year{role.value}{sum(map(ord, name))}"
    member = staff.join(
        session,
        token,
        full_name=name,
        username=username,
        password_hash="!",
        locale="kk",
        now=now,
    )
    session.flush()
    return staff.specialist(member)


def _days(year: Year) -> Iterator[date]:
    assert year.school is not None
    day, last = date(year.school_year, 9, 1), date(year.school_year + 1, *LAST_DAY)
    while day <= last:
        if calendar.is_working_day(year.school, year.periods, day):
            yield day
        day += timedelta(days=1)


def _is_last_of_month(year: Year, day: date) -> bool:
    return day == year.days[-1] or not any(other.month == day.month and other > day for other in year.days)


def _work(session: Session, year: Year, day: date, number: int, dice: random.Random) -> None:
    assert year.school is not None
    at = calendar.at(year.school, day, time(9 + number % 8, 7 * number % 60)).astimezone(UTC)
    by = dice.choice(year.people)
    if dice.random() < OF_THE_CHAT:
        _talk(session, year, at, by, dice)
    else:
        offline.record(session, _done(year, at, dice), by=by, now=at + timedelta(minutes=1))


def _done(year: Year, at: datetime, dice: random.Random) -> Done:
    what, _, whom, minutes = dice.choices(WHATS, weights=[each[1] for each in WHATS])[0]
    who = dice.choice(whom)
    is_group = who is Who.CLASS or (who is not Who.PUPIL and dice.random() < 0.4)
    is_open = what is not What.ASSESSMENT or dice.random() > UNCONSENTED
    return Done(
        who=who,
        what=what,
        minutes=dice.choice(minutes),
        participants=dice.randint(8, SIZE) if is_group else 1,
        class_name=dice.choice(_class_names()) if who in (Who.PUPIL, Who.CLASS, Who.PARENTS) else None,
        category=dice.choice(CATEGORIES),
        client=f"ОҚ-{dice.randint(1, 400):03}" if who is Who.PUPIL else "",
        topic=dice.choice(TOPICS),
        result=dice.choice(RESULTS),
        recommendation="Тыныс алу жаттығуы" if dice.random() < 0.4 else "",
        consent_on=at.date() - timedelta(days=3) if is_open and who in (Who.PUPIL, Who.CLASS) else None,
        happened_at=at,
        is_repeat=dice.random() < 0.3,
        was_asked=dice.random() < ASKED,
        plan_item_id=dice.choice(year.items) if year.items and dice.random() < 0.2 else None,
    )


def _class_names() -> Sequence[str]:
    return [f"{grade}{letter}" for grade in range(1, 12) for letter in LETTERS[: 4 if grade < 4 else 3]][:36]


def _talk(session: Session, year: Year, at: datetime, by: Specialist, dice: random.Random) -> None:
    """A child writes, is answered, and the talk is closed; some turn out to be a hoax after their number in J6."""
    assert year.school is not None
    request = threads.begin(
        session,
        school_id=year.school.id,
        channel="web",
        address=f"child-{dice.randint(1, 300)}",
        locale="kk",
        about=About.SELF,
        now=at,
    )
    request.class_name, request.category = dice.choice(_class_names()), dice.choice(CATEGORIES)
    drafts.write(session, request, text="Маған көмек керек", finding=Finding(), sends_itself=True, now=at)
    drafts.send(session, request, now=at)
    answers.accept(session, request.id, by=by, now=at + timedelta(minutes=2))
    if dice.random() < HOAXES:
        closing.dismiss(session, request.id, reason=Dismissal.HOAX, by=by, now=at + timedelta(minutes=3))
        return
    answers.answer(session, request.id, text="Жазғаныңа рақмет", by=by, now=at + timedelta(minutes=3))
    done = Closing(
        direction=Direction.COUNSELLING,
        format="bot_dialogue",
        category=request.category,
        topic=dice.choice(TOPICS),
        class_name=request.class_name,
        minutes=dice.choice((10, 20, 30)),
        result=dice.choice(RESULTS),
        recommendation="",
        next_step="",
    )
    closing.close(session, request.id, closing=done, by=by, now=at + timedelta(minutes=40))


def _end_month(session: Session, year: Year, day: date, dice: random.Random) -> None:
    """Everything is confirmed, a few lines are put right, the month is locked and checked."""
    assert year.school is not None
    assert year.deputy is not None
    now = calendar.at(year.school, day, time(18)).astimezone(UTC)
    by = year.people[0]
    for journal in Journal:
        confirming.confirm_all(session, journal, school_year=year.school_year, by=by, now=now)
    for wrong in _standing(session, year, day, dice):
        confirming.correct(
            session, wrong, changes={"topic": "Тақырыбы түзетілді"}, reason="Тақырыбы қате", by=by, now=now
        )
    month = months.of_day(day)
    months.lock(session, month, by=by, now=now)
    months.check(session, month, by=year.deputy, now=now + timedelta(hours=1))


def _standing(session: Session, year: Year, day: date, dice: random.Random) -> Sequence[int]:
    found = session.scalars(
        select(JournalEntry.id)
        .where(
            JournalEntry.school_id == year.people[0].school_id,
            JournalEntry.journal == Journal.GROUPS,
            JournalEntry.state == EntryState.CONFIRMED,
            JournalEntry.happened_on >= day.replace(day=1),
        )
        .order_by(JournalEntry.id)
    ).all()
    return dice.sample(found, min(CORRECTIONS, len(found)))
