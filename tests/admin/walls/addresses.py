"""Every address of the panel, out of its own map, with every object somebody could put into it.

A rule whose arguments nobody has thought about fails here: a new page needs a line in :data:`KINDS`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import product
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from db.models.journals import Journal
from tests.admin.browser.dresses import IS_FULL
from tests.admin.walls.living import NEVER, Living
from tests.admin.walls.own_words import WAITS
from tests.admin.walls.people import ROLES

STANDING_FOR_ALL = frozenset({Journal.COUNSELLING, Journal.AWARENESS, Journal.NEEDS})
# pages before the sign-in and files that are the same for everybody: they are asked too, but nobody is kept out
OPEN_ROOMS = frozenset({"security", "account", "health", "preferences", "static"})
# endpoint, argument -> what it names
KINDS: tuple[tuple[str, str, str], ...] = (
    ("inbox.*", "request_id", "talk"),
    ("inbox.*", "message_id", "scheduled"),
    ("inbox.*", "ref", "file"),
    ("inbox.draft", "kind", "kind"),
    ("inbox.judge", "said_id", "said"),
    ("inbox.*tick", "step", "step"),
    ("journals_*", "entry_id", "line"),
    ("help_lines.*", "line_id", "help line"),
    ("help_lines.export", "export_type", "export"),
    ("lexicon.*", "phrase", "own words"),
    ("lexicon.*", "version", "version"),
    ("lexicon_rules.*", "rule", "rule"),
    ("broadcasts.*", "ref", "broadcast"),
    ("broadcasts.*", "run_ref", "run"),
    ("broadcasts.*", "saved_id", "saved recipients"),
    ("broadcasts.act", "act", "broadcast act"),
    ("broadcasts.act_on_run", "act", "run act"),
    ("broadcasts.decide", "decision", "decision"),
    ("*", "view_id", "saved view"),
    ("duty.*", "absence_id", "absence"),
    ("duty.*", "ref", "messenger"),
    ("screening.*", "sample_id", "sample"),
    ("offline.*", "ref", "work"),
    ("importing.*", "ref", "import"),
    ("exports.*", "ref", "asked paper"),
    ("exports.*template", "kind", "template kind"),
    ("exports.*template", "language", "language"),
    ("appointments.*", "ref", "meeting"),
    ("cyclogram.*", "cell_id", "cell"),
    ("cyclogram.*", "exception_id", "single day"),
    ("cyclogram.*", "room_id", "room"),
    ("tips.*", "tip_id", "tip"),
    ("normative.*", "act_id", "act"),
    ("materials.*", "material_id", "material"),
    ("plans.*", "item_id", "plan item"),
    ("plans.*", "task_id", "plan task"),
    ("reports.*", "period", "period"),
    ("reports.*", "kind", "report kind"),
    ("reports.frozen", "ref", "frozen report"),
    ("tips.*", "number", "version"),
    ("tips.area_paper", "area", "area"),
    ("classes.*", "class_id", "class"),
    ("*", "staff_id", "person"),
    ("*", "session_id", "sign-in"),
    ("security.*", "token", "token"),
    ("account.*", "token", "token"),
)
# what a form names beside its address
FIELDS: tuple[tuple[str, str, str], ...] = (
    ("inbox.reply", "to", "addressee"),
    ("inbox.join", "to", "other talk"),
    ("inbox.hand_over", "to", "receiver"),
    ("offline.index", "colleague", "stand-in"),
    ("appointments.hand_over", "to", "stand-in"),
    *((f"appointments.{act}", "staff", "stand-in") for act in ("move", "propose", "walk_in")),
    *((f"appointments.{act}", "room", "room") for act in ("move", "propose", "room", "walk_in")),
    *((f"appointments.{act}", name, name) for act in ("move", "propose") for name in ("day", "time")),
    ("appointments.walk_in", "who", "audience"),
    *((f"cyclogram.{act}", "person", "whose hours") for act in ("add", "take_proposed", "close_day", "open_day")),
    *((f"cyclogram.{act}", "day", "day") for act in ("close_day", "open_day", "look", "do")),
    ("cyclogram.*add", "room", "room"),
    ("duty.*_turn*", "staff", "person"),
    ("normative.check", "status", "act status"),
    ("duty.add_absence", "absent", "person"),
    ("signing.*", "month", "month"),
    ("journals_*.confirm_all", "line", "line"),
    ("journals_*.forget_view", "view", "saved view"),
)
# what everybody may say: a word of the panel's own, or a secret that fits nobody
FIXED: Mapping[str, Mapping[str, object]] = {
    "export": {"any": "csv"},
    "kind": {"any": "reply"},
    "step": {"any": "deputy"},
    # numbered in every school from one: an address means one's own, whatever another school has under the number
    "own words": {"any": 1},
    "version": {"any": 1},
    "rule": {"any": WAITS},
    "area": {"any": "eating"},
    "day": {"any": "2026-11-24"},
    "period": {"any": "2026-11"},
    "report kind": {"any": "analytical"},
    "time": {"any": "09:00"},
    "month": {"any": "2026-11"},
    "broadcast act": {"any": "cancel"},
    "run act": {"any": "pause"},
    "decision": {"any": "decline"},
    "template kind": {"any": "journal"},
    "language": {"any": "kk"},
    "wish": {"any": "materials"},
    "audience": {"any": "parent"},
    "act status": {"any": "in_force"},
    "token": {"any": "there-is-none"},
}
# addresses that name their object in a question
QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("help_lines.edit_view", "id", "help line"),
    ("help_lines.details_view", "id", "help line"),
    ("tips.add", "from", "tip"),
    ("exports.new", "what", "wish"),
    ("broadcasts.new", "copy", "broadcast"),
    *((f"cyclogram.{page}", "person", "whose hours") for page in ("index", "days", "adding")),
)


@dataclass(frozen=True, slots=True)
class Place:
    """One rule with one choice of objects: ``standing`` says whose they are, by the name of each argument's object."""

    endpoint: str
    path: str
    standing: Mapping[str, str]
    form: Mapping[str, str]

    def __str__(self) -> str:
        return f"{self.endpoint} {dict(self.standing)} {self.path}"


def rules(app: Flask, method: str) -> list[Rule]:
    """The rules that answer this method, files of the theme aside.

    Nine books are one class: unless everything is asked for, one that only psychologists read (J4), one that a deputy
    head reads too (J5) and the inbox (J6) stand for them.
    """
    found = [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]
    books = {f"journals_{journal.value.lower()}" for journal in Journal if journal not in STANDING_FOR_ALL}
    left_out = set() if IS_FULL else books
    return [
        rule for rule in found if not rule.endpoint.endswith("static") and rule.endpoint.split(".")[0] not in left_out
    ]


def is_open(rule: Rule) -> bool:
    """Whether the rule stands before the sign-in."""
    return rule.endpoint.split(".")[0] in OPEN_ROOMS


def places(app: Flask, rule: Rule, living: Living, *, method: str) -> Iterator[Place]:
    """Every address of a rule: all objects of each argument, in every combination that could be confused."""
    asked = [(name, kind_of(rule, name)) for name in sorted(rule.arguments)]
    asked += [(name, kind) for pattern, name, kind in QUESTIONS if fnmatch(rule.endpoint, pattern)]
    fields = [(name, kind) for pattern, name, kind in FIELDS if fnmatch(rule.endpoint, pattern) and method == "POST"]
    choices = [objects(living, kind, rule) for _, kind in (*asked, *fields)]
    here = app.url_map.bind("localhost")
    for chosen in product(*(choice.items() for choice in choices)):
        named = list(zip((*asked, *fields), chosen, strict=True))
        values: dict[str, Any] = {name: value for (name, _), (_, value) in named[: len(asked)]}
        form = {name: str(value) for (name, _), (_, value) in named[len(asked) :]}
        standing = {kind: whose for (_, kind), (whose, _) in named}
        path = here.build(rule.endpoint, values, method=method)
        yield Place(rule.endpoint, path, standing, form)


def kind_of(rule: Rule, argument: str) -> str:
    """What an argument of a rule names."""
    for pattern, name, kind in KINDS:
        if name == argument and fnmatch(rule.endpoint, pattern):
            return kind
    raise AssertionError(f"{rule.rule}: what is <{argument}>? Say it in {__name__}.KINDS and in expected.py")


def objects(living: Living, kind: str, rule: Rule) -> Mapping[str, object]:
    """All objects of a kind, by whose they are."""
    if kind in FIXED:
        return FIXED[kind]
    if kind in {"talk", "other talk", "addressee"}:
        return {whose: talk.id for whose, talk in living.talks.items()}
    if kind == "scheduled":
        return {whose: living.talks[whose].scheduled for whose in ("own", "colleague", "elsewhere", "never")}
    if kind == "said":
        return {whose: living.talks[whose].said for whose in ("own", "red", "colleague", "elsewhere", "never")}
    if kind == "file":
        return {whose: living.talks[whose].file for whose in ("own", "colleague", "elsewhere", "never")}
    if kind == "line":
        return lines_of(living, rule)
    people = {called: living.people[called].id for called in ROLES}
    found: Mapping[str, Mapping[str, object]] = {
        "help line": living.help_lines,
        "saved view": living.saved_views,
        "work": living.work,
        "import": living.imports,
        "asked paper": living.exports,
        "person": people,
        "receiver": people,
        "stand-in": people,
        "sign-in": living.sign_ins,
        "absence": living.absences,
        "messenger": living.links,
        "sample": living.samples,
        "tip": living.tips,
        "meeting": living.meetings,
        "room": living.rooms,
        "class": living.classes,
        "cell": living.cells,
        "single day": living.single_days,
        "act": living.acts,
        "material": living.materials,
        "frozen report": living.reports,
        "broadcast": living.broadcasts,
        "run": living.runs,
        "saved recipients": living.saved_recipients,
        "plan item": living.plan_items,
        "plan task": living.plan_tasks,
        "whose hours": {called: person for called, person in people.items() if called in living.cells},
    }
    return {**found[kind], "never": NEVER}


def lines_of(living: Living, rule: Rule) -> Mapping[str, object]:
    """Lines of the rule's own book, here and elsewhere, and one of another book."""
    book = Journal(rule.endpoint.split(".")[0].removeprefix("journals_").upper())
    other = Journal.GROUPS if book is not Journal.GROUPS else Journal.INDIVIDUAL
    found = {whose: entry for (whose, journal), entry in living.lines.items() if journal is book}
    return {**found, "other book": living.lines["here.numbered", other], "never": NEVER}
