"""The folder as a document: a table of the acts, which of them hold, and when each was checked."""

from sqlalchemy.orm import Session

from core import schools
from core.actors import Specialist
from core.documents.paper import Column, Paper, Row, Table
from core.normative.acts import Act, listed
from core.texts import Texts

DAY = "%d.%m.%Y"


def paper(session: Session, *, by: Specialist, text: Texts) -> Paper:
    """The list of the school's normative acts.

    Raises:
        NotAllowed: the actor does not read the folder.
    """
    school = schools.school(session, by.school_id)
    rows = [_row(number, act, text) for number, act in enumerate(listed(session, by=by), start=1)]
    columns = (
        Column(text("normative-column-number"), 0.4, is_figure=True),
        Column(text("normative-column-title"), 3.2),
        Column(text("normative-column-issued"), 1.6),
        Column(text("normative-column-edition"), 1.2),
        Column(text("normative-column-status"), 1.0),
        Column(text("normative-column-checked"), 1.4),
    )
    return Paper(
        kind="normative",
        locale=text.locale,
        title=text("normative-menu"),
        school=school.names.get(text.locale) or school.names["kk"],
        is_landscape=True,
        parts=(Table(columns=columns, rows=rows),),
    )


def issued(act: Act, text: Texts) -> str:
    """Kind, day, number and registration in one line, as far as they are known."""
    said = [text(f"normative-kind-{act.kind.value}")]
    if act.issued_on:
        said.append(act.issued_on.strftime(DAY))
    if act.number:
        said.append(f"№ {act.number}")
    if act.registration:
        said.append(text("normative-registered", number=act.registration))
    return ", ".join(said)


def _row(number: int, act: Act, text: Texts) -> Row:
    checked = [act.checked_on.strftime(DAY) if act.checked_on else "", act.checked_by or ""]
    return Row(
        (
            str(number),
            act.title(text.locale),
            "\n".join(filter(None, (issued(act, text), act.code))),
            act.edition,
            text(f"normative-status-{act.status.value}"),
            "\n".join(filter(None, checked)),
        )
    )
