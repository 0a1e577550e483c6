"""A webhook is read by an allow-list: what is known is kept, everything else is never looked at."""

import base64
import hashlib
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.whatsapp.addresses import address_of, addressee, number_and_user
from bot.channels.whatsapp.updates import Arrived, Brought, News, read_value
from core.messages import ContactUnreachable, InboundMessage, Media, MessageRefused, WindowClosed
from core.texts import LOCALES, texts

NUMBER, USER, PHONE = "106540352242922", "KZ.13491208655302741918", "77011234567"
ADDRESS = f"{NUMBER}:{USER}"
# as real ones: the sender's phone lies inside
WAMID = "wamid." + base64.b64encode(b"\x1c\x18\x0b77011234567\x15\x02\x00\x12\x18\x143A0D165DB22DFD630A5A\x00").decode()
CANARY = "CANARY"
NAMES = st.sampled_from(
    [
        *("type", "id", "from", "from_user_id", "text", "body", "image", "caption", "edit", "message", "interactive"),
        *("list_reply", "button", "payload", "system", "previous_user_id", "user_id", "wa_id", "status", "errors"),
        *("code", "recipient_id", "context", "revoke", "original_message_id"),
    ]
)
PLAIN = st.sampled_from(
    [None, True, 7, "", "x", USER, PHONE, "text", "image", "edit", "revoke", "system", "interactive", "failed", [], {}]
)
NESTED = st.dictionaries(NAMES, PLAIN, max_size=3)
ITEMS = PLAIN | st.dictionaries(NAMES, PLAIN | NESTED | st.lists(NESTED, max_size=2), max_size=6)


def message(kind: str = "text", **content: Any) -> dict[str, Any]:
    return {
        "id": WAMID,
        "timestamp": "1795669200",
        "type": kind,
        "from": PHONE,
        "from_user_id": USER,
        "from_parent_user_id": "KZ.ENT.1",
        **content,
    }


def said(text: str, **fields: Any) -> dict[str, Any]:
    return message(text={"body": text}, **fields)


def value(*messages: Any, **parts: Any) -> dict[str, Any]:
    contact = {"profile": {"name": CANARY, "username": CANARY}, "user_id": USER, "wa_id": PHONE}
    return {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "77000000000", "phone_number_id": NUMBER},
        "contacts": [contact],
        "messages": list(messages),
        **parts,
    }


def brought(*messages: Any, voice: bool = False, **parts: Any) -> Brought:
    return read_value(value(*messages, **parts), voice=voice)


def inbound(one: dict[str, Any], *, voice: bool = False, **parts: Any) -> InboundMessage:
    found = brought(one, voice=voice, **parts)
    assert (len(found.messages), found.skipped) == (1, 0)
    return found.messages[0].inbound


class TestWords:
    def test_are_kept_letter_by_letter_with_nothing_of_the_sender_but_where_to_answer(self) -> None:
        found = brought(said("Сәлем 😔 *жұлдызша*"))

        assert found == Brought(
            NUMBER,
            messages=(
                Arrived(
                    InboundMessage(
                        channel="whatsapp",
                        bot=NUMBER,
                        external_id=hashlib.sha256(WAMID.encode()).hexdigest(),
                        address=ADDRESS,
                        text="Сәлем 😔 *жұлдызша*",
                        source=WAMID,
                        can_fold=False,
                        tells_reading=True,
                    ),
                    datetime.fromtimestamp(1795669200, UTC),
                ),
            ),
        )

    def test_are_known_again_by_what_says_nothing_of_a_phone(self) -> None:
        kept = inbound(said("а")).external_id

        assert len(kept) <= 64
        assert PHONE.encode() in base64.b64decode(WAMID.removeprefix("wamid.") + "==")
        assert PHONE not in kept + str(base64.b64decode(kept))
        assert inbound(said("а", id=WAMID + "x")).external_id != kept

    @pytest.mark.parametrize("text", ["\u200b\u2060", "\x00\x00", " "])
    def test_that_nobody_can_see_get_a_kind_answer(self, text: str) -> None:
        found = inbound(said(text))

        assert (found.text, found.media) == (None, Media.OTHER)

    def test_of_half_a_sign_can_be_stored(self) -> None:
        assert inbound(said("а\ud83d")).text == "а?"

    @pytest.mark.parametrize("kind", ["forwarded", "frequently_forwarded"])
    def test_passed_on_are_known_to_be_so_and_no_more(self, kind: str) -> None:
        found = inbound(said("сөздер", context={kind: True, "from": CANARY, "id": CANARY}))

        assert found.is_forwarded
        assert not inbound(said("сөздер", context={kind: False, "from": CANARY})).is_forwarded

    def test_carry_nothing_of_an_advertisement_a_name_or_an_identity(self) -> None:
        other = {name: {"x": CANARY} for name in ("referral", "identity", "context", "profile", "something_new")}

        found = inbound(said("сөз", **other))

        assert CANARY not in str(asdict(found))
        assert PHONE not in found.address

    @pytest.mark.parametrize("moment", [None, "x", "1e400", "9" * 30, {}])
    def test_without_a_moment_are_taken_all_the_same(self, moment: object) -> None:
        assert [one.at for one in brought(said("сөз", timestamp=moment)).messages] == [None]


class TestPersons:
    @pytest.mark.parametrize(
        ("sender", "contacts", "user"),
        [
            ({"from_user_id": USER}, [], USER),
            ({"from_user_id": USER, "from": PHONE}, [{"wa_id": PHONE, "user_id": "KZ.other"}], USER),
            ({"from": PHONE}, [{"wa_id": "77019999999", "user_id": "KZ.no"}, {"wa_id": PHONE, "user_id": USER}], USER),
            ({"from": PHONE}, [{"user_id": USER}], USER),
            ({}, [{"wa_id": PHONE, "user_id": USER}], USER),
            ({"from": PHONE}, [{"wa_id": PHONE}], PHONE),
            ({"from": "+" + PHONE}, [], PHONE),
            ({"from": PHONE, "from_user_id": "nonsense"}, [], PHONE),
            ({"from": PHONE}, [{"wa_id": "77019999999", "user_id": "KZ.somebody"}], PHONE),
            ({"from": PHONE}, [{"user_id": "KZ.one"}, {"user_id": "KZ.two"}], PHONE),
        ],
    )
    def test_are_known_by_what_was_made_for_us_and_by_a_phone_only_without_it(
        self, sender: dict[str, Any], contacts: list[Any], user: str
    ) -> None:
        one = {"id": WAMID, "type": "text", "text": {"body": "сөз"}, **sender}

        assert inbound(one, contacts=contacts).address == f"{NUMBER}:{user}"

    @pytest.mark.parametrize("contacts", [[], [{"user_id": "KZ.one"}, {"user_id": "KZ.two"}], None, ["x"]])
    def test_that_cannot_be_known_are_not_guessed_at(self, contacts: Any) -> None:
        one = {"id": WAMID, "type": "text", "text": {"body": "сөз"}}

        assert brought(one, contacts=contacts) == Brought(NUMBER, skipped=1)

    def test_are_found_again_from_their_address(self) -> None:
        assert number_and_user(address_of(NUMBER, USER)) == (NUMBER, USER)
        assert addressee(USER) == {"recipient": USER}
        assert addressee(PHONE) == {"to": PHONE}

    @pytest.mark.parametrize("kind", ["user_changed_number", "user_changed_user_id", "customer_changed_number"])
    @pytest.mark.parametrize(
        ("sender", "system", "left"),
        [
            ({"from": PHONE}, {"wa_id": "77019999999"}, PHONE),
            ({"from": PHONE, "from_user_id": USER}, {"user_id": "KZ.new"}, USER),
            ({"from_user_id": "KZ.new"}, {"user_id": "KZ.new", "previous_user_id": USER}, USER),
        ],
    )
    def test_with_another_id_have_left_their_old_one(
        self, kind: str, sender: dict[str, Any], system: dict[str, Any], left: str
    ) -> None:
        one = {"id": WAMID, "type": "system", "system": {"type": kind, "body": CANARY, **system}, **sender}

        found = inbound(one, contacts=[])

        assert (found.payload, found.address, found.source) == ("start:left", f"{NUMBER}:{left}", None)
        assert CANARY not in str(asdict(found))

    @pytest.mark.parametrize(
        ("sender", "system"),
        [
            ({"from_user_id": USER}, {"type": "user_changed_user_id", "user_id": USER}),
            ({"from": PHONE}, {"type": "user_changed_number", "wa_id": "+" + PHONE}),
            ({"from_user_id": USER}, {"type": "customer_identity_changed"}),
            ({"from_user_id": USER}, {"type": "something_new"}),
            ({"from_user_id": USER}, {}),
            ({}, {"type": "user_changed_number"}),
        ],
    )
    def test_who_are_still_there_have_not_left(self, sender: dict[str, Any], system: dict[str, Any]) -> None:
        one = {"id": WAMID, "type": "system", "system": system, **sender}

        assert brought(one, contacts=[]) == Brought(NUMBER)


class TestTaps:
    @pytest.mark.parametrize(
        ("kind", "content"),
        [
            ("interactive", {"type": "button_reply", "button_reply": {"id": "help:send", "title": CANARY}}),
            (
                "interactive",
                {"type": "list_reply", "list_reply": {"id": "help:send", "title": CANARY, "description": CANARY}},
            ),
        ],
    )
    def test_carry_their_payload(self, kind: str, content: dict[str, Any]) -> None:
        found = inbound(message(kind, **{kind: content}, context={"from": CANARY, "id": CANARY}))

        assert (found.payload, found.text, found.source) == ("help:send", None, WAMID)
        assert CANARY not in str(asdict(found))

    @pytest.mark.parametrize("payload", [None, "", "ә" * 33, "a\nb", 7])
    def test_with_what_cannot_be_ours_are_the_words_on_the_button(self, payload: object) -> None:
        tap = message("interactive", interactive={"button_reply": {"id": payload, "title": "Иә"}})

        assert (inbound(tap).payload, inbound(tap).text) == (None, "Иә")

    @pytest.mark.parametrize(
        ("title", "payload"), [("Ашу", "start:waiting"), ("Оқу", "broadcasts:read"), ("Читать", "broadcasts:read")]
    )
    def test_on_an_invitation_ask_for_what_waits_and_name_it(self, title: str, payload: str) -> None:
        tap = message("button", button={"payload": title, "text": title}, context={"from": CANARY, "id": "wamid.asked"})

        found = inbound(tap)

        assert (found.payload, found.text, found.shown) == (payload, None, "wamid.asked")
        assert CANARY not in str(asdict(found))

    @pytest.mark.parametrize("button", [{}, {"text": "Жоқ"}, {"payload": 7, "text": None}])
    def test_on_an_unknown_invitation_mean_that_somebody_is_back(self, button: dict[str, Any]) -> None:
        assert inbound(message("button", button=button)).payload == "start:waiting"

    def test_on_what_is_none_of_ours_get_a_kind_answer(self) -> None:
        assert inbound(message("interactive", interactive={"type": "nfm_reply", "nfm_reply": {}})).media is Media.OTHER


class TestMedia:
    @pytest.mark.parametrize(
        ("kind", "media"),
        [
            ("sticker", Media.STICKER),
            ("video", Media.VIDEO),
            ("audio", Media.VOICE),
            ("document", Media.DOCUMENT),
            ("location", Media.LOCATION),
            ("contacts", Media.CONTACT),
            ("order", Media.OTHER),
            ("unsupported", Media.OTHER),
            ("something_new", Media.OTHER),
        ],
    )
    @pytest.mark.parametrize("content", [{"id": "77", "name": CANARY, "voice": True}, [{"name": CANARY}], None])
    def test_is_known_by_its_kind_alone(self, kind: str, media: Media, content: object) -> None:
        found = inbound(message(kind, **{kind: content}, errors=[{"title": CANARY}]))

        assert (found.media, found.file, found.text) == (media, None, None)
        assert CANARY not in str(asdict(found))

    def test_a_picture_keeps_its_name_and_its_words(self) -> None:
        image = {"id": "1003383421387256", "caption": "Мінекей", "sha256": CANARY, "url": CANARY}

        found = inbound(message("image", image=image))

        assert (found.media, found.file, found.text) == (Media.PHOTO, f"{NUMBER}:1003383421387256", "Мінекей")
        assert found.is_spoken

    @pytest.mark.parametrize("image", [{"caption": "Мінекей"}, {"id": "a/../b", "caption": "Мінекей"}])
    def test_a_picture_without_a_sound_name_keeps_its_words(self, image: dict[str, Any]) -> None:
        found = inbound(message("image", image=image))

        assert (found.media, found.file, found.text) == (Media.PHOTO, None, "Мінекей")

    @pytest.mark.parametrize("kind", ["document", "video"])
    def test_the_words_below_a_file_are_kept_and_the_file_is_not(self, kind: str) -> None:
        content = {"id": "77", "filename": CANARY, "caption": "оқышы"}

        found = inbound(message(kind, **{kind: content}))

        assert (found.text, found.file) == ("оқышы", None)
        assert CANARY not in str(asdict(found))

    def test_a_voice_has_a_name_only_where_the_school_allows_voices(self) -> None:
        voice, music = {"id": "77", "voice": True}, {"id": "78", "voice": False}

        assert inbound(message("audio", audio=voice)).file is None
        assert inbound(message("audio", audio=voice), voice=True).file == f"{NUMBER}:77"
        assert inbound(message("audio", audio=music), voice=True).file is None
        assert not inbound(message("audio", audio=voice), voice=True).is_spoken


class TestChanges:
    def test_words_written_anew_name_the_message_they_correct(self) -> None:
        edit = {"original_message_id": "wamid.first", "message": {"type": "text", "text": {"body": "/menu"}}}

        found = inbound(message("edit", edit=edit))

        assert (found.text, found.payload, found.corrects, found.source) == ("/menu", None, True, "wamid.first")

    def test_a_caption_written_anew_brings_no_second_picture(self) -> None:
        image = {"id": "77", "caption": "басқаша"}
        edit = {"original_message_id": "wamid.first", "message": {"type": "image", "image": image}}

        found = inbound(message("edit", edit=edit))

        assert (found.text, found.corrects, found.media, found.file) == ("басқаша", True, None, None)

    def test_a_change_without_words_says_nothing(self) -> None:
        edit = {"original_message_id": "wamid.first", "message": {"type": "image", "image": {"id": "77"}}}

        assert brought(message("edit", edit=edit)) == Brought(NUMBER)

    def test_a_message_taken_back_is_named(self) -> None:
        found = inbound(message("revoke", revoke={"original_message_id": "wamid.first"}))

        assert (found.media, found.source, found.text) == (Media.DELETED, "wamid.first", None)

    def test_a_reaction_is_no_letter(self) -> None:
        heart = message("reaction", reaction={"emoji": "❤", "message_id": CANARY})

        assert brought(heart, message("request_welcome")) == Brought(NUMBER)

    def test_a_group_is_not_spoken_in(self) -> None:
        assert brought(said("сөз", group_id="x")) == Brought(NUMBER)


class TestCommands:
    @pytest.mark.parametrize(
        ("text", "payload"),
        [
            ("start", "start:begin"),
            ("/start", "start:begin"),
            (" Menu ", "menu:open"),
            ("МЕНЮ", "menu:open"),
            ("Мәзір", "menu:open"),
            ("/мәзір", "menu:open"),
            ("privacy", "privacy:open"),
            ("Help", "help:start"),
            ("STOP", "subscriptions:stop"),
            ("j-Ab12", "subscriptions:join:Ab12"),
            ("duty-AbCdEfGhIjKlMnOpQrSt_-12", "duty:link:AbCdEfGhIjKlMnOpQrSt_-12"),
        ],
    )
    def test_are_taps(self, text: str, payload: str) -> None:
        found = inbound(said(text))

        assert (found.payload, found.text, found.source) == (payload, None, WAMID)

    @pytest.mark.parametrize(
        "text",
        [
            "hide",
            "menu 1",
            "start өлгім келеді",
            "//menu",
            "j-Ab1",
            "j-Ab12 деген не?",
            "xj-Ab12",
            "duty-short",
            "Кеше өте қиын болды, " * 4 + "j-Ab12",
            "Өлгім келеді\nj-Ab12",
            "Мен өлгім келеді j-ab12cd",
            "Сәлем j-Ab12",
            "Кезекші duty-AbCdEfGhIjKlMnOpQrSt_-12",
            "j-Ab12 j-Ab12",
        ],
    )
    def test_with_words_beside_them_stay_words(self, text: str) -> None:
        found = inbound(said(text))

        assert (found.payload, found.text) == (None, text)

    @pytest.mark.parametrize("locale", LOCALES)
    @pytest.mark.parametrize(
        ("greeting", "code", "payload"),
        [
            ("subscriptions-desk-greeting", "j-Ab12", "subscriptions:join:Ab12"),
            ("duty-page-greeting", "duty-AbCdEfGhIjKlMnOpQrSt_-12", "duty:link:AbCdEfGhIjKlMnOpQrSt_-12"),
        ],
    )
    def test_that_our_own_links_write_are_taps_and_with_a_word_more_stay_words(
        self, locale: str, greeting: str, code: str, payload: str
    ) -> None:
        written = texts(locale)(greeting, code=code)

        for said_so in (written, f" {written.upper().replace(code.upper(), code)}\n", written.replace(" ", "  ")):
            found = inbound(said(said_so))
            assert (found.payload, found.text, found.source) == (payload, None, WAMID)
        for words in (f"Өлгім келеді. {written}", f"{written} өлгім келеді", written.replace(code, f"өлгім {code}")):
            assert (inbound(said(words)).payload, inbound(said(words)).text) == (None, words)

    @pytest.mark.parametrize("locale", LOCALES)
    def test_the_menu_opens_in_every_language(self, locale: str) -> None:
        for word in texts(locale)("whatsapp-words-menu").split(","):
            assert inbound(said(word)).payload == "menu:open"


class TestNews:
    @pytest.mark.parametrize("happened", ["sent", "delivered", "read"])
    def test_says_what_became_of_ours_and_whom_it_was_for(self, happened: str) -> None:
        status = {
            "id": WAMID,
            "status": happened,
            "timestamp": "1",
            "recipient_id": PHONE,
            "recipient_user_id": USER,
            "biz_opaque_callback_data": CANARY,
            "conversation": {"id": CANARY},
            "pricing": {"category": CANARY},
        }

        at = datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)
        assert brought(statuses=[status]).news == (News(WAMID, happened, None, ADDRESS, at),)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("errors", "problem"),
        [
            ([{"code": 131047, "title": CANARY}], WindowClosed),
            ([{"code": 131026}, {"code": 131047}], ContactUnreachable),
            ([], MessageRefused),
            (None, MessageRefused),
            (["x"], MessageRefused),
        ],
    )
    def test_says_why_it_failed(self, errors: Any, problem: type[Exception]) -> None:
        status = {"id": WAMID, "status": "failed", "errors": errors, "recipient_id": PHONE}

        (news,) = brought(statuses=[status]).news

        assert isinstance(news.problem, problem)
        assert (news.status, news.source, news.address) == ("failed", WAMID, ADDRESS)
        assert CANARY not in repr(news)

    @pytest.mark.parametrize("status", [{"status": "played"}, {"status": "deleted"}, {"status": 7}])
    def test_of_another_kind_is_none(self, status: dict[str, Any]) -> None:
        assert brought(statuses=[status]) == Brought(NUMBER)

    def test_of_nobody_known_has_no_address(self) -> None:
        status = {"id": WAMID, "status": "sent"}

        assert brought(statuses=[status], contacts=[]).news == (News(WAMID, "sent", None, None, None),)

    @pytest.mark.parametrize("nameless", [{}, {"id": ""}, {"id": 7}])
    def test_of_nothing_is_passed_over(self, nameless: dict[str, Any]) -> None:
        assert brought(statuses=[{"status": "sent", **nameless}]) == Brought(NUMBER, skipped=1)


class TestOthers:
    def test_each_item_of_a_batch_is_read(self) -> None:
        second = said("екінші", id="wamid.2", from_user_id="KZ.other")

        found = brought(
            said("бірінші"), second, statuses=[{"id": "1", "status": "sent"}, {"id": "2", "status": "read"}]
        )

        assert [one.inbound.text for one in found.messages] == ["бірінші", "екінші"]
        assert [one.inbound.address for one in found.messages] == [ADDRESS, f"{NUMBER}:KZ.other"]
        assert [one.status for one in found.news] == ["sent", "read"]

    @pytest.mark.parametrize(
        "broken",
        [
            None,
            "x",
            {},
            {"type": "text"},
            message("text"),
            message("text", text={}),
            message("text", text="x"),
            message("button"),
            message("interactive", interactive=[]),
            message("edit", edit={}),
            message("edit", edit={"message": {"type": "text", "text": {"body": "сөз"}}}),
            message("revoke", revoke={}),
            message("revoke", revoke={"original_message_id": 7}),
            message("system"),
            said("сөз", id=None),
            said("сөз", id=""),
            said("сөз", id="\ud83d"),
        ],
    )
    def test_a_broken_one_costs_no_other(self, broken: Any) -> None:
        found = brought(broken, said("бірінші"), statuses=[broken, {"id": WAMID, "status": "read"}])

        assert [one.inbound.text for one in found.messages] == ["бірінші"]
        assert [one.status for one in found.news] == ["read"]
        assert found.skipped == 2

    @pytest.mark.parametrize("metadata", [None, {}, [], {"phone_number_id": 7}, {"phone_number_id": "a:b"}])
    def test_for_no_number_of_ours_nothing_is_read(self, metadata: Any) -> None:
        assert brought(said("сөз"), metadata=metadata) == Brought(None, skipped=1)

    @pytest.mark.parametrize("field", ["message_echoes", "history", "errors", "groups"])
    def test_other_fields_are_not_looked_at(self, field: str) -> None:
        assert read_value({**value(), field: [said("сөз")]}) == Brought(NUMBER)

    @given(
        st.fixed_dictionaries(
            {"metadata": st.just({"phone_number_id": NUMBER})},
            optional={name: st.lists(ITEMS, max_size=3) for name in ("messages", "statuses", "contacts")},
        )
    )
    def test_whatever_it_is_reading_never_fails(self, given_value: dict[str, Any]) -> None:
        found = read_value(given_value, voice=True)

        given_items = len(given_value.get("messages", [])) + len(given_value.get("statuses", []))
        assert len(found.messages) + len(found.news) + found.skipped <= given_items
