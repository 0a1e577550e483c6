"""aiogram, as the product may use it, talks to the emulator: forms, uploads, every kind of canary."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Update,
)

from tests.telegram import models
from tests.telegram.canaries import carriers
from tests.telegram.conftest import UID
from tests.telegram.people import Person
from tests.telegram.server import TOKEN, TelegramServer


@pytest.fixture(autouse=True)
def _with_models() -> None:
    models.build()


def keyboard() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Иә", callback_data="a:b")]])


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    """A client of the running emulator."""
    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(server.url))) as client:
        yield client


async def test_sends_edits_answers_and_deletes(bot: Bot, server: TelegramServer, person: Person) -> None:
    await person.starts("payload")
    [started] = await bot.get_updates(timeout=1, allowed_updates=["message", "callback_query"])
    sent = await bot.send_message(
        UID,
        "<b>a</b>",
        parse_mode="HTML",
        reply_markup=keyboard(),
        protect_content=True,
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    await person.taps("Иә")
    [pressed] = await bot.get_updates(offset=started.update_id + 1)
    assert pressed.callback_query is not None
    await bot.answer_callback_query(pressed.callback_query.id, text="toast", show_alert=True)
    await bot.edit_message_text("b", chat_id=UID, message_id=sent.message_id)

    assert (person.newest().text, person.newest().protected, person.newest().silent) == ("b", True, True)
    assert person.toasts == ["toast"]
    assert [call.method for call in server.calls] == ["sendMessage", "answerCallbackQuery", "editMessageText"]
    assert server.calls[0].fields["chat_id"] == UID
    assert server.calls[0].fields["protect_content"] is True
    assert server.calls[1].fields["show_alert"] is True
    assert await bot.delete_messages(UID, [sent.message_id, person.last_message_id])
    assert person.screen() == []


async def test_uploads_and_downloads(bot: Bot, server: TelegramServer, person: Person) -> None:
    await person.sends_photo(b"from the phone")
    [update] = await bot.get_updates()
    assert update.message is not None
    assert update.message.photo is not None
    found = await bot.download(update.message.photo[-1])
    assert found is not None
    assert found.read() == b"from the phone"

    photo = await bot.send_photo(UID, BufferedInputFile(b"jpeg", "p.jpg"), caption="<i>c</i>", parse_mode="HTML")
    document = await bot.send_document(UID, BufferedInputFile(b"a,b", "list.csv"), protect_content=True)

    assert photo.caption == "c"
    assert document.document is not None
    assert (document.document.file_name, document.document.file_size) == ("list.csv", 3)
    assert [next(iter(call.uploads.values()))["data"] for call in server.calls if call.uploads] == [b"jpeg", b"a,b"]
    assert person.newest().protected


async def test_commands_and_names_are_kept_by_scope_and_language(bot: Bot, person: Person) -> None:
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([BotCommand(command="start", description="Бастау")], scope=scope, language_code="kk")
    await bot.set_my_description("Сипаттама", language_code="kk")
    await bot.set_my_short_description("Қысқа")
    await bot.set_my_name("Сенім", language_code="kk")

    kept = await bot.get_my_commands(scope=scope, language_code="kk")
    assert [command.description for command in kept] == ["Бастау"]
    assert await bot.get_my_commands(language_code="kk") == []
    assert await bot.delete_my_commands(scope=scope, language_code="kk")
    assert await bot.get_my_commands(scope=scope, language_code="kk") == []
    assert (await bot.get_my_description(language_code="kk")).description == "Сипаттама"
    assert (await bot.get_my_short_description()).short_description == "Қысқа"
    assert (await bot.get_my_name(language_code="kk")).name == "Сенім"
    assert (await bot.get_my_name(language_code="ru")).name == "Test bot 7"
    assert (await bot.get_chat_menu_button()).type == "commands"
    with pytest.raises(TelegramBadRequest, match="BOT_COMMAND_INVALID"):
        await bot.set_my_commands([BotCommand(command="Старт", description="x")])
    with pytest.raises(TelegramBadRequest, match="short description is too long"):
        await bot.set_my_short_description("x" * 121)


async def test_errors_are_the_ones_aiogram_knows(bot: Bot, server: TelegramServer, person: Person) -> None:
    with pytest.raises(TelegramForbiddenError, match="initiate conversation"):
        await bot.send_message(UID, "x")
    await person.starts()
    server.fail("sendMessage", retry_after=12)
    with pytest.raises(TelegramRetryAfter) as limited:
        await bot.send_message(UID, "x")
    assert limited.value.retry_after == 12
    assert (await bot.get_chat(UID)).username == f"username_{UID}"


async def test_aiogram_understands_every_canary(bot: Bot, person: Person) -> None:
    for carrier in carriers(person):
        update = Update.model_validate({"update_id": 1, **carrier.update})

        assert update.event_type == next(iter(carrier.update)), carrier.name
