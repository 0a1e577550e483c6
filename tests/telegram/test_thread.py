"""A test that blocks talks to the emulator in its thread."""

import json
import urllib.request

import pytest

from tests.telegram.server import TOKEN
from tests.telegram.thread import TelegramThread


def post(url: str, method: str, **fields: object) -> object:
    """One call of a bot that blocks."""
    request = urllib.request.Request(
        f"{url}/bot{TOKEN}/{method}", json.dumps(fields).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())["result"]


def test_people_and_faults_work_from_another_thread() -> None:
    with TelegramThread(keep_calls=2) as telegram:
        url = telegram.server.url
        child = telegram.person(5_000_000_001, language_code="kk")
        assert child.says("сәлем") > 0
        markup = {"inline_keyboard": [[{"text": "Иә", "callback_data": "a"}]]}
        post(url, "sendMessage", chat_id=5_000_000_001, text="<b>жауап</b>", parse_mode="HTML", reply_markup=markup)

        assert child.sees("жауап") == "жауап"
        assert child.titles() == ["Иә"]
        assert child.taps("Иә") > 0
        with pytest.raises(AssertionError, match="no button"):
            child.taps("Жоқ")
        telegram.server.away = "refused"
        with pytest.raises(OSError, match="refused"):
            post(url, "getMe")
        telegram.server.away = None
        for _ in range(3):
            post(url, "getMe")
        assert [call.method for call in telegram.server.calls] == ["getMe", "getMe"]
