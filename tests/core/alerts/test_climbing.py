"""The whole ladder on a clock that the test moves: who is called when, what stops it, and that it never sleeps."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core import alerts
from core.actors import Specialist
from core.alerts import finding, paging
from core.duty import rota
from core.events import CrisisEnded
from core.help_requests import answers
from core.messages import ContactUnreachable
from core.outbox import mark_failed
from db.models.alerts import Alert
from db.models.duty import StaffLink
from db.models.outbox import OutboxMessage
from tests.factories.duty import buttons, linked, on_duty_always, pushes
from tests.factories.help_requests import DANGER, EMERGENCY, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

MINUTE = timedelta(minutes=1)
NIGHT = timedelta(hours=14)


@pytest.fixture
def people(session: Session, now: datetime) -> tuple[Specialist, Specialist, Specialist]:
    """Two psychologists, the first on duty, and a deputy head; everybody has linked a phone."""
    aigul, marat = psychologist(session, full_name="Айгүл"), psychologist(session, full_name="Марат")
    head = deputy_head(session)
    on_duty_always(session, aigul, now=now)
    for person in (aigul, marat, head):
        linked(session, person, now=now)
    return aigul, marat, head


def arrives(session: Session, now: datetime) -> None:
    """The messenger takes everything that is to be sent, and it stays readable for the test."""
    session.execute(update(OutboxMessage).values(state="sent"))
    session.flush()


def called(session: Session) -> list[str]:
    return [address for address, _words in pushes(session)]


def phone(person: Specialist) -> str:
    return f"phone-of-{person.id}"


def only(session: Session) -> Alert:
    return session.scalars(select(Alert)).one()


def climbs(session: Session, now: datetime, *, minutes: range) -> dict[int, list[str]]:
    """Who is called in which minute while the clock ticks every minute and every message arrives."""
    found: dict[int, list[str]] = {}
    for minute in minutes:
        before = len(called(session))
        alerts.climb(session, now=now + minute * MINUTE)
        arrives(session, now)
        if new := called(session)[before:]:
            found[minute] = new
    return found


def test_the_first_call_is_written_with_the_danger_itself_without_a_word_of_it(
    session: Session, now: datetime, people: tuple[Specialist, ...]
) -> None:
    talk = help_request(session, text="өлгім келеді, көпірде тұрмын", finding=DANGER, now=now)

    [(address, words)] = pushes(session)
    assert address == phone(people[0])
    assert talk.code in words
    assert not any(word in words for word in ("өлгім", "көпір", "ideation"))
    assert buttons(session) == [f"duty:mine:{only(session).ref}"]
    assert (only(session).rules, only(session).category) == (["test"], "ideation")


@pytest.mark.parametrize("later", [timedelta(0), NIGHT], ids=["by day", "by night"])
def test_it_climbs_from_person_to_person_and_then_calls_everybody_again_and_again(
    session: Session, now: datetime, people: tuple[Specialist, ...], later: timedelta
) -> None:
    first, second, third = (phone(person) for person in people)
    help_request(session, finding=DANGER, now=now + later)
    arrives(session, now)

    found = climbs(session, now + later, minutes=range(1, 41))

    assert found == {
        3: [first],
        8: [second],
        11: [second],
        16: [third],
        19: [third],
        24: [first, second, third],
        29: [first, second, third],
        34: [first, second, third],
        39: [first, second, third],
    }


def test_a_clock_that_stood_for_hours_makes_one_step_not_all_of_them(
    session: Session, now: datetime, people: tuple[Specialist, ...]
) -> None:
    help_request(session, finding=DANGER, now=now)
    arrives(session, now)

    steps = [alerts.climb(session, now=now + timedelta(hours=5)) for _ in range(3)]

    assert steps == [1, 0, 0]
    assert called(session) == [phone(people[0])] * 2


def test_what_an_outage_holds_back_is_not_said_twice_but_the_next_person_is_called(
    session: Session, now: datetime, people: tuple[Specialist, ...]
) -> None:
    help_request(session, finding=DANGER, now=now)

    for minute in range(1, 60):
        alerts.climb(session, now=now + minute * MINUTE)

    assert called(session) == [phone(person) for person in people]


def test_an_alert_that_cannot_be_carried_on_holds_up_no_other(
    session: Session, now: datetime, people: tuple[Specialist, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, other = (help_request(session, finding=DANGER, now=now) for _ in range(2))
    arrives(session, now)
    before = len(called(session))
    words = paging.code

    def code(asked: Session, alert: Alert) -> str:
        if alert.help_request_id == broken.id:
            raise ZeroDivisionError
        return words(asked, alert)

    monkeypatch.setattr(paging, "code", code)

    alerts.climb(session, now=now + 3 * MINUTE)

    assert [(address, other.code in words) for address, words in pushes(session)[before:]] == [(phone(people[0]), True)]
    kinds = [step.kind for step in finding.steps(session, session.scalars(select(Alert).order_by(Alert.id)).all()[0])]
    assert kinds == ["raised", "paged"]


class TestWhoCannotBeReached:
    def test_is_passed_over_at_the_next_tick(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        help_request(session, finding=DANGER, now=now)
        ref = session.scalars(select(OutboxMessage.ref)).one()
        mark_failed(session, ref, problem=ContactUnreachable(), now=now)
        session.expire_all()

        alerts.climb(session, now=now + timedelta(seconds=5))

        assert called(session)[-1] == phone(people[1])
        kinds = [(step.kind, step.staff_id) for step in finding.steps(session, only(session))]
        assert kinds == [
            ("raised", None),
            ("paged", people[0].id),
            ("unreached", people[0].id),
            ("paged", people[1].id),
        ]
        assert session.scalars(select(StaffLink.is_broken).order_by(StaffLink.id)).all() == [True, False, False]

    def test_does_not_make_everybodys_phone_ring_at_every_tick(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session, full_name="А"), psychologist(session, full_name="Б")
        for person in (aigul, marat):
            linked(session, person, now=now)
        help_request(session, finding=DANGER, now=now)
        climbs(session, now, minutes=range(1, 17))
        of_marat = StaffLink.staff_id == marat.id  # whom the last call was for
        session.execute(update(StaffLink).where(of_marat).values(is_broken=True))
        session.expire_all()

        assert climbs(session, now, minutes=range(17, 30)) == {21: [phone(aigul)], 26: [phone(aigul)]}

    def test_is_waited_for_at_the_panel_while_the_school_is_open(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session, full_name="А"), psychologist(session, full_name="Б")
        linked(session, marat, now=now)
        help_request(session, finding=DANGER, now=now)

        assert called(session) == []
        assert climbs(session, now, minutes=range(1, 4)) == {3: [phone(marat)]}
        assert finding.steps(session, only(session))[1].way == "panel"
        assert finding.steps(session, only(session))[1].staff_id == aigul.id

    def test_is_passed_over_at_once_at_night(self, session: Session, now: datetime) -> None:
        psychologist(session, full_name="А")
        marat = psychologist(session, full_name="Б")
        linked(session, marat, now=now)

        help_request(session, finding=DANGER, now=now + NIGHT)

        assert called(session) == [phone(marat)]

    def test_does_not_end_the_alert_even_when_nobody_can_be(self, session: Session, now: datetime) -> None:
        psychologist(session)
        help_request(session, finding=DANGER, now=now + NIGHT)

        later = now + NIGHT + timedelta(hours=3)
        alerts.climb(session, now=later)

        assert only(session).climbs_at == later + 5 * MINUTE
        assert len(alerts.unseen(session, school_id=only(session).school_id)) == 1

    def test_lets_the_phones_of_the_absent_ring_rather_than_nobodys(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        linked(session, aigul, now=now)
        deputy_head(session)  # is here, and has no messenger
        today = (now + NIGHT).date()
        days = {"starts": today, "ends": today + timedelta(days=2)}
        rota.add_absence(session, staff_id=aigul.id, **days, by=aigul, now=now)

        help_request(session, finding=DANGER, now=now + NIGHT)

        assert called(session) == [phone(aigul)]

    def test_nor_when_nobody_is_there_at_all(self, session: Session, now: datetime) -> None:
        help_request(session, finding=DANGER, now=now)

        aigul = psychologist(session)
        linked(session, aigul, now=now)

        assert climbs(session, now, minutes=range(1, 7)) == {5: [phone(aigul)]}


class TestMoreDanger:
    def test_while_nobody_has_looked_raises_the_level_and_calls_again_at_once(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        talk = help_request(session, finding=DANGER, now=now)
        arrives(session, now)

        write(session, talk, finding=EMERGENCY, now=now + MINUTE)

        assert called(session) == [phone(people[0])] * 2
        assert only(session).level == "emergency"
        assert pushes(session)[0][1] != pushes(session)[1][1]

    def test_that_is_no_graver_calls_nobody(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        talk = help_request(session, finding=EMERGENCY, now=now)
        arrives(session, now)

        write(session, talk, finding=DANGER, now=now + MINUTE)

        assert called(session) == [phone(people[0])]

    def test_after_somebody_took_it_is_a_new_alert_and_calls_its_own_psychologist(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        talk = help_request(session, finding=DANGER, now=now)
        answers.accept(session, talk.id, by=people[1], now=now)
        arrives(session, now)
        before = len(called(session))

        write(session, talk, finding=EMERGENCY, now=now + MINUTE)

        assert called(session)[before:] == [phone(people[1])]
        assert session.scalars(select(Alert.level).order_by(Alert.id)).all() == ["high", "emergency"]


class TestATapOnThePhone:
    def test_stops_the_ladder_and_tells_everybody_whose_phone_rang_once(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        help_request(session, finding=DANGER, now=now)
        arrives(session, now)
        climbs(session, now, minutes=range(1, 12))
        before = len(pushes(session))

        taken = alerts.take(session, only(session).ref, staff_id=people[1].id, now=now + 12 * MINUTE)

        assert taken.outcome == "mine"
        assert [(address, "Марат" in words) for address, words in pushes(session)[before:]] == [
            (phone(people[0]), True)
        ]
        assert climbs(session, now, minutes=range(13, 22)) == {}

    def test_does_not_put_the_alarm_to_sleep_when_nobody_opens_the_talk(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        help_request(session, finding=DANGER, now=now)
        arrives(session, now)
        alerts.take(session, only(session).ref, staff_id=people[0].id, now=now + MINUTE)

        found = climbs(session, now, minutes=range(2, 20))

        # reminded after ten minutes; five later the next person is called, then called again
        assert found == {11: [phone(people[0])], 16: [phone(people[1])], 19: [phone(people[1])]}
        assert only(session).seen_at is None

    def test_is_believed_once_somebody_opens_the_talk(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        talk = help_request(session, finding=DANGER, now=now)
        arrives(session, now)
        alerts.take(session, only(session).ref, staff_id=people[0].id, now=now + MINUTE)

        answers.read(session, talk.id, by=people[1], now=now + 2 * MINUTE)

        assert climbs(session, now, minutes=range(3, 60)) == {}
        assert only(session).viewed_at == now + 2 * MINUTE

    def test_of_the_second_person_is_told_who_has_it(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        help_request(session, finding=DANGER, now=now)
        ref = only(session).ref
        alerts.take(session, ref, staff_id=people[0].id, now=now)

        second = alerts.take(session, ref, staff_id=people[1].id, now=now)

        assert (second.outcome, second.name) == ("already", "Айгүл")
        assert only(session).seen_by == people[0].id

    def test_comes_too_late_when_the_danger_was_ended(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        talk = help_request(session, finding=DANGER, now=now)
        alerts.stand_down(session, ended(talk.id, people[0].id, now))

        assert alerts.take(session, only(session).ref, staff_id=people[1].id, now=now).outcome == "over"

    def test_of_another_school_or_of_nobody_is_unknown(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        help_request(session, finding=DANGER, now=now)
        stranger = psychologist(session, school_id=another_school(session).id)

        for ref, staff_id in ((only(session).ref, stranger.id), ("nothing", people[0].id)):
            with pytest.raises(alerts.AlertUnknown):
                alerts.take(session, ref, staff_id=staff_id, now=now)


class TestActingInThePanel:
    def test_stops_the_ladder_for_good_and_counts_as_a_look(
        self, session: Session, now: datetime, people: tuple[Specialist, ...]
    ) -> None:
        talk = help_request(session, finding=DANGER, now=now)
        arrives(session, now)

        answers.accept(session, talk.id, by=people[1], now=now + MINUTE)

        assert called(session) == [phone(people[0])] * 2  # called, then told who looks
        assert (only(session).climbs_at, only(session).viewed_at) == (None, now + MINUTE)
        assert climbs(session, now, minutes=range(2, 60)) == {}

    def test_ends_with_the_danger(self, session: Session, now: datetime, people: tuple[Specialist, ...]) -> None:
        talk = help_request(session, finding=DANGER, now=now)

        alerts.stand_down(session, ended(talk.id, people[0].id, now))

        assert [step.kind for step in finding.steps(session, only(session))][-1] == "ended"
        assert only(session).climbs_at is None


def ended(talk: int, staff_id: int, now: datetime) -> CrisisEnded:
    return CrisisEnded(help_request_id=talk, staff_id=staff_id, now=now)
