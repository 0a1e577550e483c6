"""A rule is broken on purpose by two people only; until the second agrees the older wording stands."""

from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import today
from core.actors import NotAllowed, Role, Specialist
from core.tips import agreeing, catalogue, editing, versions, wordings
from core.tips.agreeing import NothingWaits, ReasonMissing, SecondPersonNeeded
from core.tips.catalogue import TipUnknown
from core.tips.editing import RulesBroken
from core.tips.versions import VersionUnknown
from db.models.audit import AuditRecord
from db.models.tips import Tip
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags
from tests.factories.tips import DOUBTFUL, FORBIDDEN, a_shipped, draft, with_fake_lint

WHY = "Балалар дәл осылай сұрайды"
SAID = f"Мұнда {FORBIDDEN} тұр."


@pytest.fixture(autouse=True)
def _known_linter(monkeypatch: pytest.MonkeyPatch) -> None:
    with_fake_lint(monkeypatch)


@pytest.fixture
def by(session: Session) -> Specialist:
    """Who writes."""
    return psychologist(session)


@pytest.fixture
def second(session: Session) -> Specialist:
    """Who may agree."""
    return deputy_head(session)


@pytest.fixture
def tip(session: Session, by: Specialist, now: datetime) -> Tip:
    """A shipped tip with a wording of the school, and another that waits."""
    tip = a_shipped(session)
    editing.save(session, tip.id, draft("Бұрынғы."), opened=0, by=by, now=now)
    assert not editing.save(session, tip.id, draft(SAID), opened=1, reason=WHY, by=by, now=now)
    return tip


def read(session: Session, tip: Tip, by: Specialist) -> tuple[str, ...]:
    return catalogue.find(session, tip.code, school_id=by.school_id, locale="kk").cards


def test_without_a_reason_nothing_is_kept_and_the_rules_are_told(
    session: Session, by: Specialist, now: datetime
) -> None:
    tip = a_shipped(session)

    with pytest.raises(RulesBroken) as refused:
        editing.save(session, tip.id, draft(SAID), opened=0, reason="  ", by=by, now=now)

    assert {(one.rule, one.locale) for one in refused.value.findings} == {("method", "kk"), ("method", "ru")}
    assert wordings.find(session, tip.id, by=by).waiting is None


def test_a_complaint_that_blocks_nothing_stops_nobody(session: Session, by: Specialist, now: datetime) -> None:
    tip = a_shipped(session)

    assert editing.save(session, tip.id, draft(f"Бұл {DOUBTFUL} ғой."), opened=0, by=by, now=now)
    assert not wordings.find(session, tip.id, by=by).edited.broken


def test_what_waits_is_not_read_by_anybody(session: Session, tip: Tip, by: Specialist) -> None:
    waits = wordings.find(session, tip.id, by=by).waiting

    assert read(session, tip, by) == ("Бұрынғы.",)
    assert waits is not None
    assert waits.reason == WHY
    assert [one["rule"] for one in waits.broken] == ["method", "method"]


def test_the_second_person_agrees_and_it_stands(
    session: Session, tip: Tip, by: Specialist, second: Specialist, now: datetime
) -> None:
    agreeing.agree(session, tip.id, 2, reason="Келісемін, сөз орынды", by=second, now=now)

    stands = wordings.find(session, tip.id, by=by)
    assert read(session, tip, by) == (SAID,)
    assert stands.waiting is None
    assert stands.edited.agreed_reason == "Келісемін, сөз орынды"
    assert stands.edited.agreed_by
    assert stands.edited.agreed_at == now


def test_who_wrote_it_never_agrees(session: Session, tip: Tip, by: Specialist, now: datetime) -> None:
    with pytest.raises(SecondPersonNeeded):
        agreeing.agree(session, tip.id, 2, reason=WHY, by=by, now=now)

    assert read(session, tip, by) == ("Бұрынғы.",)


@pytest.mark.parametrize("reason", ["", "   ", "а" * 401])
def test_neither_yes_nor_no_is_said_without_a_reason(
    session: Session, tip: Tip, second: Specialist, now: datetime, reason: str
) -> None:
    for decide in (agreeing.agree, agreeing.refuse):
        with pytest.raises(ReasonMissing):
            decide(session, tip.id, 2, reason=reason, by=second, now=now)


def test_a_refused_wording_never_stands_and_keeps_why(
    session: Session, tip: Tip, by: Specialist, second: Specialist, now: datetime
) -> None:
    agreeing.refuse(session, tip.id, 2, reason="Балаға қауіпті", by=second, now=now)

    refused = wordings.history(session, tip.id, by=by)[0]
    assert (refused.state, refused.agreed_reason) == ("refused", "Балаға қауіпті")
    assert read(session, tip, by) == ("Бұрынғы.",)
    with pytest.raises(VersionUnknown):
        versions.back(session, tip.id, 2, by=by, now=now)


def test_the_author_takes_it_back_without_a_reason(session: Session, tip: Tip, by: Specialist, now: datetime) -> None:
    agreeing.refuse(session, tip.id, 2, reason="", by=by, now=now)

    assert wordings.find(session, tip.id, by=by).waiting is None
    assert tags(session)[-1] == "tip:taken_back"
    with pytest.raises(VersionUnknown):
        versions.back(session, tip.id, 2, by=by, now=now)


def test_a_newer_wording_takes_the_place_of_what_waits(
    session: Session, tip: Tip, by: Specialist, second: Specialist, now: datetime
) -> None:
    assert editing.save(session, tip.id, draft("Түзетілді."), opened=2, by=by, now=now)

    assert read(session, tip, by) == ("Түзетілді.",)
    with pytest.raises(NothingWaits):
        agreeing.agree(session, tip.id, 2, reason=WHY, by=second, now=now)


def test_once_agreed_it_may_stand_again_later(
    session: Session, tip: Tip, by: Specialist, second: Specialist, now: datetime
) -> None:
    agreeing.agree(session, tip.id, 2, reason=WHY, by=second, now=now)
    versions.back(session, tip.id, 1, by=by, now=now)

    versions.back(session, tip.id, 2, by=by, now=now)

    assert read(session, tip, by) == (SAID,)


def test_a_new_tip_that_breaks_a_rule_waits_unseen(
    session: Session, by: Specialist, second: Specialist, now: datetime
) -> None:
    made = editing.create(session, draft(SAID), area="sleep", audiences=["parents"], reason=WHY, by=by, now=now)
    tip = session.get_one(Tip, made)

    with pytest.raises(TipUnknown):
        read(session, tip, by)
    agreeing.agree(session, tip.id, 1, reason=WHY, by=second, now=now)
    assert read(session, tip, by) == (SAID,)


def test_what_was_hidden_stays_hidden_when_it_is_agreed_to(
    session: Session, tip: Tip, by: Specialist, second: Specialist, now: datetime
) -> None:
    versions.hide(session, tip.id, by=by, now=now)

    agreeing.agree(session, tip.id, 2, reason=WHY, by=second, now=now)

    assert wordings.find(session, tip.id, by=by).is_hidden


def test_each_person_hears_of_what_waits_for_them(
    session: Session, tip: Tip, by: Specialist, second: Specialist, now: datetime
) -> None:
    elsewhere = psychologist(session, school_id=another_school(session).id)

    assert [agreeing.waiting(session, by=one) for one in (by, second, elsewhere)] == [0, 1, 0]
    needs = today.needs(session, by=second, disk_free=2**40, now=now)
    assert [need.count for need in needs if need.kind == "tips"] == [1]


def test_nobody_else_decides(session: Session, tip: Tip, by: Specialist, now: datetime) -> None:
    elsewhere = psychologist(session, school_id=another_school(session).id)
    observer = Specialist(by.id + 1000, by.school_id, frozenset({Role.OBSERVER}))

    with pytest.raises(NothingWaits):
        agreeing.agree(session, tip.id, 2, reason=WHY, by=elsewhere, now=now)
    with pytest.raises(NotAllowed):
        agreeing.agree(session, tip.id, 2, reason=WHY, by=observer, now=now)


def test_a_lone_psychologist_is_told_that_nobody_could_agree(session: Session, by: Specialist) -> None:
    assert not agreeing.has_second(session, by=by)

    deputy_head(session)

    assert agreeing.has_second(session, by=by)


def test_the_audit_knows_rules_and_their_number_and_no_word(
    session: Session, tip: Tip, second: Specialist, now: datetime
) -> None:
    agreeing.agree(session, tip.id, 2, reason=WHY, by=second, now=now)

    of_tips = select(AuditRecord).where(AuditRecord.subject == "tip").order_by(AuditRecord.id)
    records = session.scalars(of_tips).all()
    assert [record.tag for record in records] == ["tip:saved", "tip:waits", "tip:agreed"]
    assert records[-1].detail == {"version": 2, "rules": ["method"], "places": 2}
    assert WHY not in repr([record.detail for record in records])
