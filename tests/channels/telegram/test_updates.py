"""An update is read by an allow-list: what is known is kept, everything else is never looked at."""

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from aiogram import types
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram import updates
from bot.channels.telegram.updates import Arrived, read
from core.messages import InboundMessage, Media

FIELDS = tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
TYPES = {
    "update": types.Update,
    "message": types.Message,
    "callback_query": types.CallbackQuery,
    "my_chat_member": types.ChatMemberUpdated,
    "photo_size": types.PhotoSize,
    "voice": types.Voice,
}
CHAT = {"id": 42, "type": "private", "username": "somebody", "first_name": "Some"}
GROUP = {"id": -1007, "type": "supergroup", "title": "7A"}


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 9, "chat": CHAT, "date": 1, "from": {"id": 42, "first_name": "Some"}, **content}


def inbound(update: dict[str, Any], **options: Any) -> InboundMessage:
    arrived = read({"update_id": 5, **update}, bot="7", **options)
    assert arrived.inbound is not None
    return arrived.inbound


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_field_the_library_knows_has_been_decided_about(kind: str) -> None:
    known = {field.alias or name for name, field in TYPES[kind].model_fields.items()}
    decided = [name for names in FIELDS[kind].values() for name in names]

    assert set(decided) == known, set(decided) ^ known
    assert len(decided) == len(set(decided))


def test_what_is_answered_kindly_is_what_the_code_knows() -> None:
    assert set(FIELDS["message"]["answered"]) == set(updates._MEDIA)
    assert set(updates.ALLOWED) == set(FIELDS["update"]["read"]) - {"update_id"}


class TestWords:
    def test_are_kept_letter_by_letter_with_nothing_of_the_sender_but_where_to_answer(self) -> None:
        found = inbound({"message": message(text="Сәлем 😔 *жұлдызша*", entities=[{"type": "bold"}])})

        assert found == InboundMessage(
            channel="telegram",
            bot="7",
            external_id="5",
            address="7:42",
            text="Сәлем 😔 *жұлдызша*",
            source="9",
            can_clean=True,
        )

    def test_language_is_never_guessed_from_the_phone(self) -> None:
        found = inbound({"message": message(text="hi", **{"from": {"id": 42, "language_code": "ru"}})})

        assert found.locale is None

    def test_written_anew_are_known_as_such(self) -> None:
        found = inbound({"edited_message": message(text="/start", edit_date=2)})

        assert (found.text, found.corrects, found.payload) == ("/start", True, None)

    def test_of_a_formatted_message_are_kept_without_whom_it_mentions(self) -> None:
        blocks = [
            {"type": "heading", "text": "Тақырып", "size": 1},
            {"type": "paragraph", "text": ["Мені ", {"type": "bold", "text": "мазақтайды"}, " күнде"]},
            {"type": "list", "items": [{"label": "1", "blocks": [{"type": "paragraph", "text": "бір"}]}]},
            {"type": "paragraph", "text": {"type": "text_mention", "text": "ол", "user": {"first_name": "CANARY"}}},
            {"type": "paragraph", "text": {"type": "url", "text": "осында", "url": "https://t.me/CANARY"}},
        ]

        found = inbound({"message": message(rich_message={"blocks": blocks})})

        assert found.text == "Тақырып\nМені мазақтайды күнде\nбір\nол\nосында"

    @pytest.mark.parametrize("text", ["\u200b\u2060", "\u3164"[:0] or "\u200d", "\x00\x00"])
    def test_that_nobody_can_see_get_a_kind_answer(self, text: str) -> None:
        found = inbound({"message": message(text=text)})

        assert (found.text, found.media) == (None, Media.OTHER)

    def test_of_half_a_sign_can_be_stored(self) -> None:
        assert inbound({"message": message(text="а\ud83d")}).text == "а?"


class TestCommands:
    @pytest.mark.parametrize(
        ("text", "payload"),
        [
            ("/start", "start:begin"),
            ("/start class_7A-3", "start:begin"),
            ("/start duty-AbCdEfGhIjKlMnOpQrSt_-12", "duty:link:AbCdEfGhIjKlMnOpQrSt_-12"),
            ("/start duty-short", "start:begin"),
            ("/START@school_bot", "start:begin"),
            ("/menu", "menu:open"),
            ("/hide", "privacy:hide"),
            ("/privacy ", "privacy:open"),
            ("/help", "help:start"),
        ],
    )
    def test_are_taps(self, text: str, payload: str) -> None:
        found = inbound({"message": message(text=text)})

        assert (found.payload, found.text) == (payload, None)
        assert "class_7A" not in str(asdict(found))

    @pytest.mark.parametrize("text", ["/start өлгім келеді", "/hide мені", "/unknown", "/ start", "menu", "/menu 1"])
    def test_with_words_beside_them_stay_words(self, text: str) -> None:
        found = inbound({"message": message(text=text)})

        assert (found.payload, found.text) == (None, text)


class TestTaps:
    def test_carry_their_payload_the_message_they_stand_under_and_a_number_to_answer(self) -> None:
        below = {"message_id": 77, "chat": CHAT, "date": 0}
        query = {"id": "123", "from": {"id": 42}, "chat_instance": "x", "data": "help:send", "message": below}

        arrived = read({"update_id": 5, "callback_query": query}, bot="7")

        assert arrived.tap == "123"
        assert arrived.inbound is not None
        assert (arrived.inbound.payload, arrived.inbound.shown, arrived.inbound.source) == ("help:send", "77", None)

    @pytest.mark.parametrize("data", [None, "", "ә" * 33, "a\nb", 7])
    def test_with_what_cannot_be_ours_are_only_answered(self, data: object) -> None:
        query = {"id": "123", "from": {"id": 42}, "data": data, "message": {"message_id": 7, "chat": CHAT}}

        assert read({"update_id": 5, "callback_query": query}, bot="7") == Arrived(5, tap="123")

    def test_without_a_message_are_only_answered(self) -> None:
        query = {"id": "123", "from": {"id": 42}, "data": "help:send", "inline_message_id": "x"}

        assert read({"update_id": 5, "callback_query": query}, bot="7") == Arrived(5, tap="123")


class TestMedia:
    @pytest.mark.parametrize(
        ("content", "media"),
        [
            ({"sticker": {"file_id": "f", "set_name": "n"}}, Media.STICKER),
            ({"video": {"file_id": "f"}}, Media.VIDEO),
            ({"video_note": {"file_id": "f"}}, Media.VIDEO),
            ({"animation": {"file_id": "f"}, "document": {"file_id": "f"}}, Media.VIDEO),
            ({"voice": {"file_id": "f"}}, Media.VOICE),
            ({"audio": {"file_id": "f", "performer": "x"}}, Media.VOICE),
            ({"document": {"file_id": "f", "file_name": "Аты.docx"}}, Media.DOCUMENT),
            ({"location": {"latitude": 43.2}}, Media.LOCATION),
            ({"venue": {"location": {}}, "location": {}}, Media.LOCATION),
            ({"contact": {"phone_number": "+77011234567"}}, Media.CONTACT),
            ({"poll": {"question": "x"}}, Media.POLL),
            ({"dice": {"value": 6}}, Media.DICE),
            ({"story": {"chat": GROUP}}, Media.OTHER),
            ({"gift": {}}, Media.OTHER),
        ],
    )
    def test_is_known_by_its_kind_alone(self, content: dict[str, Any], media: Media) -> None:
        found = inbound({"message": message(**content)})

        assert (found.media, found.file, found.text) == (media, None, None)

    def test_a_photo_keeps_the_name_of_its_largest_size_and_its_words(self) -> None:
        sizes = [{"file_id": "small", "width": 90, "height": 90}, {"file_id": "large", "width": 1280, "height": 960}]

        found = inbound({"message": message(photo=sizes, caption="Мінекей", media_group_id="77")})

        assert (found.media, found.file, found.text, found.album) == (Media.PHOTO, "7:large", "Мінекей", "77")
        assert found.is_spoken

    def test_a_voice_has_a_name_only_where_the_school_allows_voices(self) -> None:
        update = {"message": message(voice={"file_id": "v", "duration": 3})}

        assert inbound(update).file is None
        assert inbound(update, voice=True).file == "7:v"
        assert not inbound(update, voice=True).is_spoken

    @pytest.mark.parametrize("header", [{"forward_origin": {"type": "user"}}, {"forward_date": 1, "forward_from": {}}])
    def test_a_forwarded_message_is_known_to_be_one_and_no_more(self, header: dict[str, Any]) -> None:
        found = inbound({"message": message(text="сөздер", **header)})

        assert (found.text, found.is_forwarded) == ("сөздер", True)

    def test_a_caption_written_anew_brings_no_second_picture(self) -> None:
        found = inbound({"edited_message": message(photo=[{"file_id": "x"}], caption="басқаша", edit_date=2)})

        assert (found.text, found.corrects, found.media, found.file) == ("басқаша", True, None, None)

    @pytest.mark.parametrize("content", [{"location": {"latitude": 1.0}}, {"photo": [{"file_id": "x"}]}])
    def test_a_place_that_moves_and_a_picture_exchanged_are_not_answered_again(self, content: dict[str, Any]) -> None:
        assert read({"update_id": 5, "edited_message": message(**content)}, bot="7") == Arrived(5)


class TestOthers:
    @pytest.mark.parametrize("notice", FIELDS["message"]["notices"])
    def test_telegrams_own_notices_are_confirmed_and_no_more(self, notice: str) -> None:
        assert read({"update_id": 5, "message": message(**{notice: {}})}, bot="7") == Arrived(5)

    def test_a_group_is_to_be_left(self) -> None:
        spoken = {"message": {**message(text="бот, сәлем"), "chat": GROUP}}
        added = {"my_chat_member": {"chat": GROUP, "new_chat_member": {"status": "member"}}}
        removed = {"my_chat_member": {"chat": GROUP, "new_chat_member": {"status": "left"}}}

        assert read({"update_id": 5, **spoken}, bot="7") == Arrived(5, group=-1007)
        assert read({"update_id": 5, **added}, bot="7") == Arrived(5, group=-1007)
        assert read({"update_id": 5, **removed}, bot="7") == Arrived(5)

    @pytest.mark.parametrize(("status", "payload"), [("kicked", "start:left"), ("member", "start:back")])
    def test_who_shuts_the_chat_or_opens_it_again_is_heard(self, status: str, payload: str) -> None:
        found = inbound({"my_chat_member": {"chat": CHAT, "new_chat_member": {"status": status}}})

        assert (found.payload, found.address) == (payload, "7:42")

    @pytest.mark.parametrize(
        "update",
        [
            {},
            {"message": None},
            {"message": {}},
            {"message": {"chat": {}}},
            {"message": {"chat": {"id": "x", "type": "private"}, "message_id": 1, "text": "a"}},
            {"message": {"chat": CHAT, "text": "a"}},
            {"message": message(photo=[])},
            {"message": message(photo=["x"])},
            {"callback_query": {}},
            {"my_chat_member": {"chat": CHAT}},
            {"something_new": {"chat": CHAT}},
        ],
    )
    def test_of_a_shape_nobody_knows_are_confirmed_and_no_more(self, update: dict[str, Any]) -> None:
        assert read({"update_id": 5, **update}, bot="7").inbound is None

    @given(
        st.dictionaries(
            st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member"]),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.text(),
                lambda inner: (
                    st.lists(inner, max_size=3)
                    | st.dictionaries(
                        st.sampled_from(
                            ["chat", "id", "type", "message_id", "text", "photo", "data", "message", "file_id", "width"]
                        ),
                        inner,
                    )
                ),
                max_leaves=12,
            ),
        )
    )
    def test_whatever_it_is_reading_never_fails(self, update: dict[str, Any]) -> None:
        assert read({"update_id": 5, **update}, bot="7").update_id == 5
