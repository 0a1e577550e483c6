"""A living school for the walls: every kind of row, made by the real rules, and who may call each his own.

``say("own.child")`` gives the words for a place, so that the same school can be filled with canaries, with attacks or
with what people really write.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import help_lines, saved_views, schools
from core.crisis.markers import screen
from core.exports import jobs
from core.exports.wish import What, Wish
from core.help_requests import answers, attachments, closing, drafts, reply_drafts, talks, threads
from core.help_requests.closing import Closing
from core.journals import confirming, entries, offline, routing, work
from core.journals.done import Done
from core.journals.importing import keeping
from db.models.help_requests import About, AttachmentKind, HelpMessage, HelpRequest, Side
from db.models.journals import Audience, Direction, Journal, JournalEntry, WorkRecord
from db.models.schools import HelpLine, School, SchoolClass
from tests.admin.walls import (
    meetings,
    own_broadcasts,
    own_connections,
    own_folder,
    own_hours,
    own_plan,
    own_reports,
    own_tips,
    own_words,
    watch,
)
from tests.admin.walls.people import ROLES, STRANGER, Person, employ

RED = "өлгім келеді"
NEVER = 2_000_000_000
Say = Callable[[str], str]
# every talk was opened once before, so that opening it again writes nothing but the audit
OPENED = {
    **dict.fromkeys(("own", "red", "closed", "free"), "psychologist"),
    "colleague": "colleague",
    "elsewhere": STRANGER,
}
KINDS = {
    "individual": (Audience.STUDENT, 1),
    "group": (Audience.STUDENT, 26),
    "adults": (Audience.PARENT, 12),
}


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk: its id, the child's last message, a scheduled answer in it, a file of it, the work it became."""

    id: int
    said: int = NEVER
    scheduled: int = NEVER
    file: str = "there-is-none"


@dataclass(slots=True)
class Living:
    """What stands in the database, by the words the matrix uses for it."""

    people: dict[str, Person] = field(default_factory=dict)
    talks: dict[str, Talk] = field(default_factory=dict)
    lines: dict[tuple[str, Journal], int] = field(default_factory=dict)
    work: dict[str, str] = field(default_factory=dict)
    help_lines: dict[str, int] = field(default_factory=dict)
    saved_views: dict[str, int] = field(default_factory=dict)
    sign_ins: dict[str, int] = field(default_factory=dict)
    absences: dict[str, int] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    samples: dict[str, int] = field(default_factory=dict)
    tips: dict[str, int] = field(default_factory=dict)
    meetings: dict[str, str] = field(default_factory=dict)
    rooms: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    cells: dict[str, int] = field(default_factory=dict)
    single_days: dict[str, int] = field(default_factory=dict)
    acts: dict[str, int] = field(default_factory=dict)
    materials: dict[str, int] = field(default_factory=dict)
    reports: dict[str, str] = field(default_factory=dict)
    broadcasts: dict[str, str] = field(default_factory=dict)
    runs: dict[str, str] = field(default_factory=dict)
    saved_recipients: dict[str, int] = field(default_factory=dict)
    plan_items: dict[str, int] = field(default_factory=dict)
    plan_tasks: dict[str, int] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    exports: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Builder:
    """The hands that make it."""

    session: Session
    say: Say
    now: datetime
    living: Living

    def school(self) -> None:
        """Everybody and everything of two schools."""
        first, second = schools.first_school(self.session).id, self._second_school()
        for called in ROLES:
            school_id = second if called == STRANGER else first
            person = employ(
                self.session, called=called, name=self.say(f"name.{called}"), school_id=school_id, now=self.now
            )
            self.living.people[called] = person
        self._talks()
        for where, called in (("here", "psychologist"), ("elsewhere", STRANGER)):
            self._books(where, self.living.people[called])
            self._face_to_face(where, self.living.people[called])
            own_words.fill(self.session, where, self.living.people[called], say=self.say, now=self.now)
            self.living.tips[where] = own_tips.fill(
                self.session, where, self.living.people[called], say=self.say, now=self.now
            )
            kept = own_folder.fill(self.session, where, self.living.people[called], say=self.say, now=self.now)
            self.living.acts[where], self.living.materials[where] = kept
            self.living.reports[where] = own_reports.fill(
                self.session, self.living.people[called], words=self.say(f"{where}.report"), now=self.now
            )
            planned = own_plan.fill(self.session, where, self.living.people[called], say=self.say, now=self.now)
            self.living.plan_items[where], self.living.plan_tasks[where] = planned
            sent = own_broadcasts.fill(self.session, where, self.living.people[called], say=self.say, now=self.now)
            self.living.broadcasts[where], self.living.runs[where] = sent.ref, sent.run
            self.living.saved_recipients[where] = sent.saved
            met = meetings.fill(self.session, where, self.living.people[called], say=self.say, now=self.now)
            self.living.meetings.update({where: met.begun, f"choosing {where}": met.choosing})
            self.living.rooms[where] = met.room
            self.living.absences[where] = watch.arranged(self.session, where, self.living.people[called], now=self.now)
        for called in ("psychologist", "colleague", STRANGER):
            hours = own_hours.fill(self.session, called, self.living.people[called], say=self.say, now=self.now)
            self.living.cells[called], self.living.single_days[called] = hours.cell, hours.day
            self.living.imports[called] = self._brought(called, self.living.people[called])
            self.living.exports[called] = self._asked(self.living.people[called])
        self._watch()
        own_connections.fill(self.session, now=self.now)
        self._reference_data(first, second)

    def _watch(self) -> None:
        """Messengers of whoever an alert wakes, and a message to label in every talk that may hold one."""
        for called, person in self.living.people.items():
            self.living.links[called] = watch.linked(self.session, called, person, now=self.now)
        for whose in ("own", "colleague", "free", "elsewhere"):
            person = self.living.people[OPENED[whose]]
            talk = self.living.talks[whose].id
            self.living.samples[whose] = watch.drawn(self.session, person, talk, now=self.now)

    def _second_school(self) -> int:
        first = schools.first_school(self.session)
        clock = {"timezone": first.timezone, "opens": first.opens, "closes": first.closes}
        school = School(code="second", names=first.names, working_days=first.working_days, **clock)
        self.session.add(school)
        self.session.flush()
        return school.id

    def _talks(self) -> None:
        mine, colleague = self.living.people["psychologist"], self.living.people["colleague"]
        self._worked("own", mine)
        self._worked("colleague", colleague)
        self._worked("elsewhere", self.living.people[STRANGER])
        free = self._written("free", mine.school_id)
        reply_drafts.keep(
            self.session, free.id, kind="note", text=self.say("drafted.psychologist.note"), by=mine.by, now=self.now
        )
        self._put("free", free)
        red = self._written("red", mine.school_id, danger=True)
        answers.accept(self.session, red.id, by=mine.by, now=self.now)
        self._put("red", red)
        self._closed("closed", mine)
        self._put("unsent", self._begun("unsent", mine.school_id))
        erased = self._written("erased", mine.school_id)
        talks.erase(self.session, erased, now=self.now)
        self._put("erased", erased)
        self.living.talks["never"] = Talk(NEVER)
        for place, called in OPENED.items():
            by = self.living.people[called].by
            answers.read(self.session, self.living.talks[place].id, by=by, now=self.now)

    def _begun(self, place: str, school_id: int, *, danger: bool = False) -> HelpRequest:
        request = threads.begin(
            self.session,
            school_id=school_id,
            channel="whatsapp" if place == "free" else "web",  # one messenger that closes its door by itself
            address=f"web:{place}",
            locale="kk",
            about=About.SELF,
            now=self.now - timedelta(hours=3),
        )
        for text in (self.say(f"{place}.child"), *([RED] if danger else [])):
            drafts.write(
                self.session, request, text=text, finding=screen(text), sends_itself=True, now=request.started_at
            )
        self.session.flush()
        return request

    def _written(self, place: str, school_id: int, *, danger: bool = False) -> HelpRequest:
        request = self._begun(place, school_id, danger=danger)
        drafts.send(self.session, request, now=self.now - timedelta(hours=2))
        self.session.flush()
        return request

    def _worked(self, place: str, person: Person) -> None:
        """A talk with an answer, a note, an answer that waits for its moment, and a file."""
        request = self._written(place, person.school_id)
        by, now = person.by, self.now - timedelta(hours=1)
        answers.answer(self.session, request.id, text=self.say(f"{place}.answer"), by=by, now=now)
        answers.note(self.session, request.id, text=self.say(f"{place}.note"), by=by, now=now)
        later = answers.answer(
            self.session,
            request.id,
            text=self.say(f"{place}.later"),
            by=by,
            now=now,
            send_at=self.now + timedelta(days=1),
        )
        owner = next(called for called, known in self.living.people.items() if known == person)
        reply_drafts.keep(
            self.session, request.id, kind="reply", text=self.say(f"drafted.{owner}.reply"), by=by, now=now
        )
        self._put(place, request, later, self._file(place, request))

    def _file(self, place: str, request: HelpRequest) -> str:
        message = threads.append(
            self.session, request, side=Side.CHILD, text=self.say(f"{place}.caption"), now=self.now
        )
        self.session.flush()
        file = attachments.await_file(
            self.session, message.id, kind=AttachmentKind.PICTURE, channel="web", source="x", now=self.now
        )
        self.session.flush()
        attachments.keep(self.session, file.ref, self.say(f"{place}.file").encode("latin-1", "replace"))
        return file.ref

    def _closed(self, place: str, person: Person) -> None:
        request = self._written(place, person.school_id)
        answers.answer(self.session, request.id, text=self.say(f"{place}.answer"), by=person.by, now=self.now)
        filled = Closing(
            direction=Direction.COUNSELLING,
            format="bot_dialogue",
            category="bullying",
            topic=self.say(f"{place}.topic"),
            class_name="7А",
            minutes=20,
            result=self.say(f"{place}.result"),
            recommendation=self.say(f"{place}.recommendation"),
            next_step=self.say(f"{place}.step"),
        )
        closing.close(self.session, request.id, closing=filled, by=person.by, now=self.now)
        self._put(place, request)

    def _put(
        self, place: str, request: HelpRequest, later: HelpMessage | None = None, file: str = "there-is-none"
    ) -> None:
        self.session.flush()
        of_child = select(func.max(HelpMessage.id)).where(
            HelpMessage.help_request_id == request.id, HelpMessage.side == Side.CHILD
        )
        said = self.session.scalar(of_child) or NEVER
        self.living.talks[place] = Talk(request.id, said, later.id if later else NEVER, file)

    def _books(self, where: str, person: Person) -> None:
        """In every book of the school a draft and a numbered line, of every kind of work."""
        for direction in Direction:
            for kind in KINDS:
                for state in ("draft", "numbered"):
                    self._work(f"{where}.{state}.{direction.value}.{kind}", direction, kind, person)
        needed = select(JournalEntry.id).where(
            JournalEntry.journal == Journal.NEEDS, JournalEntry.school_id == person.school_id
        )
        numbered = self.session.scalars(needed.order_by(JournalEntry.id)).first() or NEVER
        for state in ("draft", "numbered"):  # a need has no draft: it is numbered at acceptance
            self.living.lines[f"{where}.{state}", Journal.NEEDS] = numbered

    def _work(self, place: str, direction: Direction, kind: str, person: Person) -> None:
        where, state, *_ = place.split(".")
        audience, participants = KINDS[kind]
        record = work.record_work(
            self.session,
            school_id=person.school_id,
            staff_id=person.id,
            need_id=None,
            direction=direction,
            audience=audience,
            format="training",
            channel=None,
            category="fear",
            class_name="6В",
            minutes=40,
            happened_at=self.now - timedelta(days=1),
            words={name: self.say(f"{place}.{name}") for name in ("topic", "result", "recommendation", "next_step")},
            participants=participants,
        )
        for book in routing.books(direction, audience, is_group=record.is_group):
            self._line(where, state, book, record, person)

    def _line(self, where: str, state: str, book: Journal, record: WorkRecord, person: Person) -> None:
        entry = entries.add_entry(self.session, person.school_id, book, happened=record.happened_at, work=record)
        if state == "numbered":
            if book is Journal.ASSESSMENT:
                entries.edit_draft(
                    self.session, entry.id, changes={"consent": "12.09.2026"}, by=person.by, now=self.now
                )
            confirming.confirm(self.session, entry.id, by=person.by, now=self.now)
        self.living.lines[f"{where}.{state}", book] = entry.id

    def _face_to_face(self, where: str, person: Person) -> None:
        """Work done without the chat, a moment ago."""
        said = {name: self.say(f"{where}.draft.counselling.individual.{name}") for name in ("topic", "result", "note")}
        done = Done(client=self.say(f"{where}.draft.counselling.individual.client"), **said)
        self.living.work[where] = offline.record(self.session, done, by=person.by, now=self.now).ref

    def _asked(self, person: Person) -> str:
        """A paper that waits to be made for whoever asked for it."""
        wish = Wish(what=What.NORMATIVE, format="pdf", locale="kk")
        return jobs.ask(self.session, wish, by=person.by, now=self.now).ref

    def _brought(self, called: str, person: Person) -> str:
        """A file that was read and waits for the person who brought it."""
        said = f"Күні;Мәселе;Нәтижесі\n05.10.2026;{self.say(f'drafted.{called}.import')};\n;;{called}"
        return keeping.bring(
            self.session, keeping.read(said.encode()), Journal.COUNSELLING, school_year=2026, by=person.by, now=self.now
        ).ref

    def _reference_data(self, first: int, second: int) -> None:
        common = self.session.scalars(select(HelpLine).where(HelpLine.school_id.is_(None))).first()
        assert common is not None
        self.living.help_lines["common"] = common.id
        self.living.tips["common"] = own_tips.shipped(self.session).id
        for where, school_id in (("here", first), ("elsewhere", second)):
            line = _own_line(common, school_id, self.say(f"{where}.line"))
            self.session.add(line)
            self.session.flush()
            self.living.help_lines[where] = line.id
            school_class = SchoolClass(school_id=school_id, name="9Ғ", grade=9, teacher="Сынып жетекшісі")
            self.session.add(school_class)
            self.session.flush()
            self.living.classes[where] = school_class.id
        for called in ("psychologist", "colleague", STRANGER):
            view = saved_views.keep(
                self.session,
                place="inbox",
                name=self.say(f"view.{called}"),
                chosen={"show": "closed"},
                by=self.living.people[called].by,
            )
            self.living.saved_views[called] = view.id


def _own_line(common: HelpLine, school_id: int, name: str) -> HelpLine:
    same = {key: getattr(common, key) for key in ("days", "is_enabled", "categories", "source", "review")}
    names: Mapping[str, str] = dict.fromkeys(("kk", "ru", "en"), name)
    hours = {"opens": "09:00", "closes": help_lines.MIDNIGHT}
    return HelpLine(
        school_id=school_id,
        number="150",
        position=90,
        names=dict(names),
        about=dict(names),
        is_always_shown=False,
        checked_on=None,
        **hours,
        **same,
    )


def build(session: Session, *, say: Say, now: datetime) -> Living:
    """Two schools full of rows."""
    living = Living()
    Builder(session, say, now, living).school()
    return living
