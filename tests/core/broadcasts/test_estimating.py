"""What will happen is counted beforehand: how long each channel takes, when it may leave, which had better go first."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.broadcasts import estimating, limits
from core.broadcasts.estimating import OnChannel
from core.broadcasts.limits import Limit
from db.models.journals import Audience
from tests.factories.drafts import draft
from tests.factories.subscribers import subscribers

LIMITS = {"telegram": Limit(per_second=25), "web": Limit(), "whatsapp": Limit(per_second=80, per_day=250)}


def test_a_channel_takes_as_long_as_its_limits_say() -> None:
    found = estimating.by_channel({"whatsapp": 412, "telegram": 412, "web": 3}, LIMITS)

    assert [(one.channel, one.seconds) for one in found] == [("web", 1), ("telegram", 17), ("whatsapp", 86_404)]
    assert [one.is_long for one in found] == [False, False, True]
    assert [one.days for one in found] == [1, 1, 2]
    assert estimating.seconds(0, LIMITS["whatsapp"]) == 0


@pytest.mark.parametrize(("people", "days"), [(200, 1), (201, 2), (400, 2), (412, 3)])
def test_what_a_day_may_carry_parts_a_sending_into_days(people: int, days: int) -> None:
    share = limits.broadcast_share(250)

    (found,) = estimating.by_channel({"whatsapp": people}, {"whatsapp": Limit(per_second=60, per_day=share)})

    assert (share, found.per_day, found.days) == (200, 200, days)


def test_people_are_counted_and_a_quiet_hour_puts_it_off(session: Session, now: datetime) -> None:
    school = schools.first_school(session)
    school.agree_above = 2
    subscribers(session, 3)
    subscribers(session, 1, channel="web")
    subscribers(session, 5, audience=Audience.TEACHER)

    found = estimating.estimate(session, draft(), LIMITS, school_id=school.id, wanted_at=now)

    assert (found.counted.total, found.is_many, found.waits) == (4, True, True)
    assert found.leaves_at == datetime(2026, 11, 23, 13, 0, tzinfo=UTC)  # six in the evening, when parents may be told
    assert found.channels == (OnChannel("telegram", 3, 1), OnChannel("web", 1, 1))


def test_a_quick_channel_goes_first_where_another_needs_more_than_an_hour() -> None:
    slow = OnChannel("whatsapp", 400, 90_000)
    for channels, first in (
        ((OnChannel("telegram", 400, 16), slow), "telegram"),
        ((slow,), None),
        ((OnChannel("telegram", 400, 16),), None),
    ):
        known = {"counted": None, "wanted_at": None, "leaves_at": None, "later": (), "is_many": False}
        assert estimating.Estimate(channels=channels, **known).first == first  # type: ignore[arg-type]
