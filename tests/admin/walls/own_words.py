"""The own words of danger of one school: a version that screens, a draft, a silent rule and one that waits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from core.crisis.levels import Category, Level
from core.crisis.lexicon import built_in
from core.crisis.overlay import OwnPhrase
from core.lexicon import effects, sealing
from core.lexicon.sealing import Content
from db.models.screening import LexiconVersion, RuleMute
from tests.admin.walls.people import Person

WAITS = built_in().rules[0].id


def fill(session: Session, where: str, person: Person, *, say: Callable[[str], str], now: datetime) -> None:
    """Written past the rule that refuses foolish phrases: here the words are canaries or attacks."""
    phrase = OwnPhrase(
        number=1,
        text=say(f"{where}.phrase"),
        level=Level.HIGH,
        category=Category.BULLYING,
        note=say(f"{where}.remark"),
        no=(say(f"{where}.near"),),
    )
    other = replace(phrase, number=2, text=say(f"{where}.word"))
    for number, phrases, is_active in ((1, (phrase, other), True), (2, (replace(phrase, no=()),), False)):
        ref = f"{where}{number}"
        version = LexiconVersion(
            ref=ref,
            school_id=person.school_id,
            number=number,
            sealed=sealing.seal(session, ref, Content(phrases, 3)),
            is_active=is_active,
            made_by=person.id,
            made_at=now,
            activated_at=now if is_active else None,
        )
        session.add(version)
    silent = next(rule.id for rule in built_in().rules if not effects.needs_two(rule.id))
    for rule, approved_by in ((WAITS, None), (silent, person.id)):
        mute = RuleMute(
            school_id=person.school_id,
            rule=rule,
            reason=say(f"{where}.mute"),
            asked_by=person.id,
            asked_at=now,
            approved_by=approved_by,
            approved_at=now if approved_by else None,
        )
        session.add(mute)
    session.flush()
