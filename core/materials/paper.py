"""The fund as a document: the list of its materials by number."""

from sqlalchemy.orm import Session

from core import schools
from core.actors import Specialist
from core.documents.paper import Column, Paper, Row, Table
from core.materials import finding, fund
from core.materials.fund import Material
from core.texts import Texts


def paper(session: Session, *, by: Specialist, text: Texts) -> Paper:
    """The list of the fund, without what is archived.

    Raises:
        NotAllowed: the actor does not read the fund.
    """
    school = schools.school(session, by.school_id)
    columns = (
        Column(text("materials-column-number"), 0.7),
        Column(text("materials-column-title"), 2.8),
        Column(text("materials-column-direction"), 1.6),
        Column(text("materials-column-audience"), 1.2),
        Column(text("materials-column-language"), 0.7),
        Column(text("materials-column-author"), 1.6),
        Column(text("materials-column-license"), 1.2),
    )
    rows = (_row(one, text) for one in finding.all_of(session, by=by))
    return Paper(
        kind="materials",
        locale=text.locale,
        title=text("materials-menu"),
        school=school.names.get(text.locale) or school.names["kk"],
        is_landscape=True,
        parts=(Table(columns=columns, rows=rows),),
    )


def area_words(area: int | None, text: Texts) -> str:
    """What a material is about, in the service's own words."""
    return text(f"frame-area-{area}") if area else text("frame-area-other")


def _row(one: Material, text: Texts) -> Row:
    readers = [text(f"frame-group-{one.audience.value}"), one.ages]
    return Row(
        (
            fund.code(one.number, text),
            one.title,
            f"{text(f'frame-direction-{one.direction.value}')}\n{area_words(one.area, text)}",
            ", ".join(filter(None, readers)),
            text(f"materials-language-{one.language}"),
            "\n".join(filter(None, (one.author, one.source))),
            fund.license_words(one.license, text),
        )
    )
