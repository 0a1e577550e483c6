"""Shipped tips: added when new, reworded or taken away with a release. A school's own wording is never touched."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from db.models.tips import Tip, TipAudience, TipText, TipVersion

FOLDER = Path(__file__).parent / "seeds" / "tips"
LOCALES = ("kk", "ru", "en")


def shipped() -> Iterator[tuple[str, dict[str, Any]]]:
    """Area and content of every shipped tip."""
    for path in sorted(FOLDER.glob("*.toml")):
        for item in tomllib.loads(path.read_text(encoding="utf-8"))["tip"]:
            yield path.name.partition(".")[0], item


def ship(session: Session) -> None:
    """Bring the shipped wording of every tip to that of this release."""
    statement = select(Tip).where(Tip.school_id.is_(None)).options(selectinload(Tip.audiences))
    known = {tip.code: tip for tip in session.scalars(statement)}
    standing = {
        version.tip_id: version
        for version in session.scalars(
            select(TipVersion).where(TipVersion.school_id.is_(None), TipVersion.state == "current")
        )
    }
    for area, item in shipped():
        tip = known.get(item["code"])
        if tip is None:
            tip = Tip(code=item["code"])
            session.add(tip)
        tip.area, tip.position, tip.exercise = area, item["position"], item.get("exercise")
        _address(tip, item["audiences"])
        _reword(session, tip, item, standing.pop(tip.id, None))
    for version in standing.values():  # no longer shipped
        version.state = "past"


def _address(tip: Tip, audiences: list[str]) -> None:
    kept = [one for one in tip.audiences if one.audience in audiences]
    there = {one.audience for one in kept}
    tip.audiences = [*kept, *(TipAudience(audience=name) for name in audiences if name not in there)]


def _reword(session: Session, tip: Tip, item: dict[str, Any], old: TipVersion | None) -> None:
    digest = hashlib.sha256(json.dumps(item, sort_keys=True, default=str).encode()).hexdigest()
    if old is not None and old.digest == digest:
        return
    if old is not None:
        old.state = "past"
    version = TipVersion(
        tip=tip,
        number=1 + _newest(session, tip),
        state="current",
        license=item["license"],
        source=item["source"],
        basis=item["basis"],
        author=item["author"],
        review=item["review"],
        reviewer=item["reviewer"],
        reviewed_on=date.fromisoformat(item["reviewed_on"]) if item["reviewed_on"] else None,
        digest=digest,
        texts=[_text(item[locale], locale) for locale in LOCALES],
    )
    session.add(version)


def _newest(session: Session, tip: Tip) -> int:
    """The number of the newest shipped wording; 0 for a tip that is new. One that was taken away may come back."""
    statement = select(func.max(TipVersion.number)).where(TipVersion.tip_id == tip.id, TipVersion.school_id.is_(None))
    return (tip.id and session.scalar(statement)) or 0


def _text(item: dict[str, Any], locale: str) -> TipText:
    return TipText(
        locale=locale,
        title=item["title"],
        short=item["short"],
        cards=[card.strip() for card in item["cards"]],
        folded="",
    )
