"""What the closing form offers: directions with their books, forms of work, categories."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from admin.views.help_requests.forms import FORMATS, written
from core.help_requests import closing
from core.journals import books, routing
from core.texts import Texts
from db.models.help_requests import HelpRequest
from db.models.journals import Audience, Direction, Referral
from db.models.schools import ProblemCategory


@dataclass(frozen=True, slots=True)
class Choice:
    """One option; ``book`` names the journal that a direction leads to."""

    value: str
    words: str
    book: str = ""


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """The form with what is known already."""

    values: Mapping[str, str]
    directions: Sequence[Choice]
    formats: Sequence[Choice]
    categories: Sequence[Choice]
    referrals: Sequence[Choice]
    second_book: str


def closing_form(
    session: Session,
    help_request: HelpRequest,
    *,
    joined: Sequence[HelpRequest],
    text: Texts,
    typed: Mapping[str, str],
) -> ClosingForm:
    """Prefilled from the talk and those joined to it, or with what a refusal must not lose."""
    _, second = routing.books(Direction.COUNSELLING, Audience.STUDENT, is_group=False)
    return ClosingForm(
        values=typed or written(closing.proposal(help_request, joined=joined)),
        directions=[_direction(session, direction, text) for direction in Direction],
        formats=[Choice(name, text("journals-format-" + name.replace("_", "-"))) for name in FORMATS],
        categories=categories(session, text),
        referrals=referrals(text),
        second_book=f"{second.value} «{books.title(session, second, text.locale)}»",
    )


def categories(session: Session, text: Texts) -> Sequence[Choice]:
    """What a talk may be about, in the journals' words."""
    found = session.scalars(select(ProblemCategory).order_by(ProblemCategory.position))
    return [Choice(row.code, row.adult_names.get(text.locale) or row.adult_names["kk"]) for row in found]


def referrals(text: Texts) -> Sequence[Choice]:
    """Where somebody may be sent on to, outside the school."""
    return [Choice(one.value, text("frame-referral-" + one.value.replace("_", "-"))) for one in Referral]


def _direction(session: Session, direction: Direction, text: Texts) -> Choice:
    first, _ = routing.books(direction, Audience.STUDENT, is_group=False)
    book = f"{first.value} «{books.title(session, first, text.locale)}»"
    return Choice(direction.value, text(f"journals-direction-{direction.value}"), book)
