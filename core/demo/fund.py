"""The invented fund: materials that two psychologists made, and the acts they have looked at."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.demo.cast import Act, Cast
from core.materials import keeping as fund
from core.normative import keeping as folder
from db.models.journals import Aspect, Audience, Direction
from db.models.normative import ActStatus, NormativeAct
from db.models.staff import Staff


def acts(cast: Cast, content: Mapping[str, Any]) -> Iterator[Act]:
    """Some acts are checked on one day; materials come one by one."""
    at = cast.days.moment(content["checked"]["at"])
    yield Act(at, partial(_check, cast=cast, checked=content["checked"], at=at))
    for item in content["material"]:
        at = cast.days.moment(item["at"])
        yield Act(at, partial(_add, cast=cast, item=item, at=at))


def _check(session: Session, *, cast: Cast, checked: Mapping[str, Any], at: datetime) -> None:
    own = select(NormativeAct.id).where(
        NormativeAct.school_id == cast.school_id, NormativeAct.number.in_(checked["numbers"])
    )
    for act_id in session.scalars(own).all():
        folder.check(session, act_id, status=ActStatus.IN_FORCE, by=cast.people[checked["by"]], now=at)


def _add(session: Session, *, cast: Cast, item: Mapping[str, Any], at: datetime) -> None:
    by = cast.people[item["by"]]
    draft = fund.Draft(
        direction=Direction(item["direction"]),
        audience=Audience(item["audience"]),
        aspect=Aspect(item["aspect"]),
        author=session.get_one(Staff, by.id).full_name,
        license="own",
        **{name: item[name] for name in ("title", "summary", "area", "ages", "language")},
    )
    fund.add(session, draft, by=by, now=at)
