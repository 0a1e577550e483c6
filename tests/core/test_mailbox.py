"""The web chat's mailbox: each bubble once, in its place, and readable with the browser's key alone."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import mailbox
from core.crypto import Cipher, SealBroken
from core.mailbox import Box, ShownBubble
from core.messages import Attachment, OutboundMessage, Picture, QuickReply

BOX = Box(b"a" * 32, Cipher.of(b"k" * 32), marks=b"m" * 32)
OTHER = Box(b"b" * 32, Cipher.of(b"x" * 32), marks=b"n" * 32)


def put(
    session: Session,
    source: str,
    text: str = "Сәлем",
    *,
    now: datetime,
    box: Box = BOX,
    side: str = "service",
    replaces: str | None = None,
    clears: bool = False,
) -> int:
    message = OutboundMessage(text, replaces=replaces, clears=clears)
    return mailbox.put(session, box, side=side, source=source, message=message, now=now)


def shown(session: Session, *, after: int = 0, box: Box = BOX) -> list[tuple[int, str]]:
    return [(bubble.seq, bubble.text) for bubble in mailbox.changed(session, box, after=after)]


def cursor(session: Session) -> int:
    return max(bubble.change for bubble in mailbox.changed(session, BOX, after=0))


class TestPutting:
    def test_keeps_the_order_and_everything_of_a_message(self, session: Session, now: datetime) -> None:
        replies = (QuickReply("Иә", "yes"),)
        put(session, "a", "бір", side="child", now=now)
        picture, file = Picture(alt="a yurt", name="area-family"), Attachment("a.ics", "text/calendar", "QQ==")
        message = OutboundMessage("екі", replies, picture=picture, attachment=file)
        mailbox.put(session, BOX, side="service", source="b", message=message, now=now)

        assert mailbox.changed(session, BOX, after=0) == [
            ShownBubble(1, 1, "child", "a", "бір", (), now),
            ShownBubble(2, 2, "service", "b", "екі", replies, now, picture, file),
        ]

    def test_the_same_source_twice_changes_nothing(self, session: Session, now: datetime) -> None:
        first = put(session, "a", "бір", now=now)
        put(session, "b", "екі", now=now)

        again = put(session, "a", "басқа", now=now)

        assert again == first
        assert shown(session) == [(1, "бір"), (2, "екі")]

    def test_the_same_source_in_another_box_is_another_bubble(self, session: Session, now: datetime) -> None:
        put(session, "a", now=now)

        put(session, "a", "басқа", box=OTHER, now=now)

        assert shown(session, box=OTHER) == [(1, "басқа")]


class TestReplacing:
    def test_takes_the_place_of_the_bubble_and_is_seen_as_a_change(self, session: Session, now: datetime) -> None:
        put(session, "a", "бір", now=now)
        put(session, "b", "екі", now=now)

        seq = put(session, "c", "үш", replaces="1", now=now)

        assert seq == 1
        assert shown(session) == [(1, "үш"), (2, "екі")]
        assert shown(session, after=2) == [(1, "үш")]

    def test_twice_changes_nothing_more(self, session: Session, now: datetime) -> None:
        put(session, "a", "бір", now=now)
        put(session, "b", "екі", replaces="1", now=now)
        before = cursor(session)

        put(session, "b", "екі", replaces="1", now=now)

        assert cursor(session) == before

    @pytest.mark.parametrize("replaces", ["7", "x", "", "1"])
    def test_what_is_not_there_or_was_said_by_the_child_is_a_new_bubble(
        self, session: Session, now: datetime, replaces: str
    ) -> None:
        put(session, "a", "бір", side="child", now=now)

        put(session, "b", "екі", replaces=replaces, now=now)

        assert shown(session) == [(1, "бір"), (2, "екі")]

    def test_never_reaches_into_another_box(self, session: Session, now: datetime) -> None:
        put(session, "a", "бір", now=now)

        put(session, "b", "екі", box=OTHER, replaces="1", now=now)

        assert shown(session) == [(1, "бір")]


class TestClearing:
    def test_leaves_the_new_bubble_alone_and_only_in_its_own_box(self, session: Session, now: datetime) -> None:
        put(session, "a", now=now)
        put(session, "a", "басқа", box=OTHER, now=now)

        put(session, "b", "таза", clears=True, now=now)

        assert [text for _, text in shown(session)] == ["таза"]
        assert shown(session, box=OTHER) == [(1, "басқа")]

    def test_lets_the_cursor_grow(self, session: Session, now: datetime) -> None:
        for source in "abc":
            put(session, source, now=now)
        before = cursor(session)

        put(session, "d", "таза", clears=True, now=now)
        put(session, "e", "тағы", now=now)

        assert before < min(bubble.change for bubble in mailbox.changed(session, BOX, after=0))
        assert [text for _, text in shown(session, after=before)] == ["таза", "тағы"]


class TestTheCursor:
    def test_shows_each_change_once(self, session: Session, now: datetime) -> None:
        seen: list[str] = []
        after = 0
        for number in range(6):
            put(session, f"s{number}", f"{number}", replaces="1" if number == 3 else None, now=now)
            news = mailbox.changed(session, BOX, after=after)
            seen += [bubble.text for bubble in news]
            after = max(bubble.change for bubble in news)

        assert seen == ["0", "1", "2", "3", "4", "5"]
        assert mailbox.changed(session, BOX, after=after) == []

    def test_gives_a_long_talk_in_portions_without_a_gap(self, session: Session, now: datetime) -> None:
        for number in range(5):
            put(session, f"s{number}", f"{number}", now=now)

        portions = [mailbox.changed(session, BOX, after=after, limit=2) for after in (0, 2, 4)]

        assert [[bubble.text for bubble in portion] for portion in portions] == [["0", "1"], ["2", "3"], ["4"]]


class TestAPage:
    def test_that_has_shown_nothing_need_not_begin_anew(self, session: Session) -> None:
        assert not mailbox.was_emptied(session, BOX, after=0)

    def test_that_is_up_to_date_need_not_begin_anew(self, session: Session, now: datetime) -> None:
        put(session, "a", now=now)
        put(session, "b", now=now)

        assert not mailbox.was_emptied(session, BOX, after=cursor(session))

    def test_begins_anew_after_a_clearing(self, session: Session, now: datetime) -> None:
        put(session, "a", now=now)
        before = cursor(session)
        put(session, "b", clears=True, now=now)

        assert mailbox.was_emptied(session, BOX, after=before)
        assert not mailbox.was_emptied(session, BOX, after=cursor(session))

    def test_begins_anew_when_its_box_was_emptied(self, session: Session, now: datetime) -> None:
        put(session, "a", now=now)
        mailbox.empty(session, BOX)

        assert mailbox.was_emptied(session, BOX, after=1)

    def test_begins_anew_when_its_box_was_purged_and_counts_from_one_again(
        self, session: Session, now: datetime
    ) -> None:
        for source in "abc":
            put(session, source, now=now)
        mailbox.purge(session, before=now + timedelta(days=1))
        put(session, "d", now=now)

        assert mailbox.was_emptied(session, BOX, after=3)


class TestPurging:
    def test_throws_away_what_is_old_alone(self, session: Session, now: datetime) -> None:
        put(session, "a", "ескі", now=now - timedelta(days=30))
        put(session, "b", "жаңа", now=now)

        mailbox.purge(session, before=now - timedelta(days=1))

        assert [text for _, text in shown(session)] == ["жаңа"]


class TestABubble:
    def test_does_not_open_with_another_browsers_key(self, session: Session, now: datetime) -> None:
        put(session, "a", now=now)

        with pytest.raises(SealBroken):
            mailbox.changed(session, Box(BOX.lookup, OTHER.cipher, marks=BOX.marks), after=0)
