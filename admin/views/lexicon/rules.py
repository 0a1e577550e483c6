"""The built-in rules to read, and the way to silence one: with a reason, what would be missed, a second person."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, ClassVar, Final, TypeVar

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.lexicon.pages import tongue
from admin.views.staff import moments
from core.actors import Role
from core.crisis.levels import Category, Level
from core.crisis.lexicon import Rule, built_in
from core.crisis.overlay import LONGEST
from core.lexicon import effects, mutes
from core.lexicon.mutes import (
    AlreadyAsked,
    CoreWouldBeMissed,
    NothingAsked,
    ReasonMissing,
    SecondPersonNeeded,
)
from core.spelling import spelled

ONE: Final = "/<rule>"
Chosen = TypeVar("Chosen", bound=StrEnum)
REFUSALS: Final = {
    ReasonMissing: "lexicon-refused-reason",
    AlreadyAsked: "lexicon-refused-asked",
    NothingAsked: "lexicon-refused-nothing-asked",
    SecondPersonNeeded: "lexicon-refused-second",
    CoreWouldBeMissed: "lexicon-refused-core",
}


class RulesView(SecureView):
    """Every built-in rule with its examples; nobody changes one, some may be silenced here."""

    roles: ClassVar[frozenset[Role]] = mutes.REVIEWERS

    def __init__(self) -> None:
        super().__init__(name="lexicon-rules", endpoint="lexicon_rules", url="/lexicon/rules")

    def is_visible(self) -> bool:
        """It is reached from the school's own words."""
        return False

    @expose("/", methods=("GET", "POST"))
    def index(self) -> Any:
        """All rules, or those that fit the typed words (they stand in no address), the kind of danger and the level."""
        category, level = _chosen("category", Category), _chosen("level", Level)
        typed = " ".join(request.form.get("words", "").split())[:LONGEST]
        rules = list(_found(typed, category=category, level=level))
        with reading() as session:
            silent = mutes.standing(session, by=current_specialist())
        return self.render(
            "lexicon/rules.html",
            rules=rules,
            groups={
                kind: [rule for rule in rules if rule.category is kind] for kind in {rule.category for rule in rules}
            },
            silent=silent,
            typed=typed,
            category=category,
            level=level,
            categories=[kind for kind in Category if any(rule.category is kind for rule in built_in().rules)],
            levels=(Level.EMERGENCY, Level.HIGH, Level.ELEVATED),
            whole=len(built_in().rules),
            tongue=tongue,
            reason=reason_of,
        )

    @expose(f"{ONE}/")
    def rule(self, rule: str) -> Any:
        """One rule: examples, what leans on it, its silence."""
        return self._page(_known(rule))

    @expose(f"{ONE}/mute", methods=("POST",))
    def mute(self, rule: str) -> Any:
        """Ask for its silence; what was typed stays when it is refused."""
        known, reason = _known(rule), request.form.get("reason", "")
        try:
            with writing() as session:
                in_force = mutes.ask(session, rule, reason=reason, by=current_specialist(), now=clock())
        except (ReasonMissing, AlreadyAsked, CoreWouldBeMissed) as refusal:
            flash(translate(REFUSALS[type(refusal)]), "warning")
            return self._page(known, reason=reason), 422
        flash(translate("lexicon-done-muted" if in_force else "lexicon-done-asked"), "success")
        return redirect(url_for(".rule", rule=rule), code=303)

    @expose(f"{ONE}/approve", methods=("POST",))
    def approve(self, rule: str) -> Response:
        """The second person agrees."""
        return self._act(rule, mutes.approve, done="lexicon-done-muted")

    @expose(f"{ONE}/unmute", methods=("POST",))
    def unmute(self, rule: str) -> Response:
        """It speaks again, or its silence is turned down."""
        return self._act(rule, mutes.end, done="lexicon-done-unmuted")

    def _act(self, rule: str, act: Callable[..., None], *, done: str) -> Response:
        _known(rule)
        try:
            with writing() as session:
                act(session, rule, by=current_specialist(), now=clock())
        except tuple(REFUSALS) as refusal:
            flash(translate(REFUSALS[type(refusal)]), "warning")
        else:
            flash(translate(done), "success")
        return redirect(url_for(".rule", rule=rule), code=303)

    def _page(self, rule: Rule, *, reason: str = "") -> Any:
        by = current_specialist()
        with reading() as session:
            mute = mutes.standing(session, by=by).get(rule.id)
            impact = effects.impact(rule.id, mutes.in_force(session, school_id=by.school_id))
            has_second = mutes.has_second(session, by=by)
            moment = moments(session, by.school_id)
        return self.render(
            "lexicon/rule.html",
            rule=rule,
            mute=mute,
            impact=impact,
            needs_two=effects.needs_two(rule.id),
            has_second=has_second,
            by=by,
            reason=reason_of,
            reason_typed=reason,
            moment=moment,
            tongue=tongue,
        )


def reason_of(rule: Rule) -> str:
    """What the rule finds, in a plain sentence of the reader's language."""
    return rule.why.get(current_locale()) or translate("why-category", category=rule.category.value)


def _known(rule: str) -> Rule:
    found = effects.rule(rule)
    if found is None:
        abort(404)
    return found


def _found(typed: str, *, category: Category | None, level: Level | None) -> Iterator[Rule]:
    for rule in built_in().rules:
        if category in (None, rule.category) and level in (None, rule.level) and _says(rule, typed):
            yield rule


def _says(rule: Rule, typed: str) -> bool:
    """Whether an example, the reason or the name of the rule holds what was typed, in whatever letters."""
    if not typed:
        return True
    said = (rule.id, reason_of(rule), *rule.yes, *rule.no)
    return any(_folded(typed) in _folded(words) for words in said)


def _folded(text: str) -> str:
    return " ".join(word.folded for word in spelled(text))


def _chosen(name: str, kinds: type[Chosen]) -> Chosen | None:
    asked = request.values.get(name, "")
    return kinds(asked) if asked in {kind.value for kind in kinds} else None
