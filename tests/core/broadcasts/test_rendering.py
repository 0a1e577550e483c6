"""Rendering: the words of one language with their names, and every way out below them."""

from core.broadcasts import rendering
from core.messages import MAX_PAYLOAD_BYTES, OutboundMessage
from core.texts import texts

SAID = {
    "texts": {"kk": "Сәлем, {class}! {school}", "ru": "Привет, {class}!"},
    "choices": [{"kk": "Иә", "ru": "Да"}, {"kk": "Жоқ", "ru": "Нет"}],
    "topic": 3,
    "takes_replies": True,
}


def rendered(locale: str = "kk", *, values: dict[str, str] | None = None, **said: object) -> OutboundMessage:
    names = {"school": "№ 5 мектеп", "class": "7А"} if values is None else values
    return rendering.render({**SAID, **said}, run_ref="r" * 22, locale=locale, values=names)


def test_names_are_filled_in() -> None:
    assert rendered().text == "Сәлем, 7А! № 5 мектеп"


def test_a_name_that_is_not_known_leaves_no_hole() -> None:
    assert rendered("ru", texts={"ru": "Классу {class} привет"}, values={}).text == "Классу привет"


def test_a_name_in_a_name_stays_as_it_is() -> None:
    assert rendered(values={"school": "{class}", "class": "7А"}).text == "Сәлем, 7А! {class}"


def test_a_language_nobody_wrote_in_gets_the_first_that_was_written_with_its_buttons() -> None:
    assert rendered("en") == rendered("kk")


def test_an_answer_of_a_poll_names_its_run_and_its_number() -> None:
    replies = rendered("ru").quick_replies

    assert [(one.title, one.payload) for one in replies[:2]] == [
        ("Да", f"broadcasts:vote:{'r' * 22}:0"),
        ("Нет", f"broadcasts:vote:{'r' * 22}:1"),
    ]
    assert all(len(one.payload.encode()) <= MAX_PAYLOAD_BYTES for one in replies)


def test_the_way_out_is_always_there_and_a_reply_where_it_is_wanted() -> None:
    stop = (texts("kk")("broadcast-stop"), "subscriptions:stop:3")
    answered, told = rendered(choices=[]), rendered(choices=[], takes_replies=False)

    assert [one.payload for one in answered.quick_replies] == ["help:start", stop[1]]
    assert [(one.title, one.payload) for one in told.quick_replies] == [stop]
