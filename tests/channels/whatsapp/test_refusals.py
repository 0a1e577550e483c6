"""Every refusal says whose turn it is: the chat's, the number's, the operator's, or nobody's any more."""

from typing import Any

import pytest

from bot.channels.whatsapp.refusals import (
    CODES,
    AccountTrouble,
    BadRequest,
    MediaRefused,
    PairThrottled,
    TemplateRefused,
    TokenRefused,
    of_status,
    refusal,
)
from core.messages import (
    ChannelAway,
    ContactUnreachable,
    MessageRefused,
    SendError,
    Throttled,
    Uncertain,
    WindowClosed,
)

CANARY = "+77011234567 өлгім келеді"
KINDS: dict[type[SendError], tuple[int, ...]] = {
    TokenRefused: (0, 3, 10, 190, 200, 210, 219),
    AccountTrouble: (33, 368, 130497, 131031, 131042, 131037, 133010, 131045, 131005),
    TemplateRefused: (132000, 132001, 132005, 132007, 132012, 132015, 132016, 132068, 132069),
    MediaRefused: (131052, 131053),
    BadRequest: (131051, 100, 131008, 131009),
    MessageRefused: (131049, 131050, 130472),
    PairThrottled: (131056,),
    Throttled: (130429, 4, 80007, 131048, 133016),
    WindowClosed: (131047,),
    ContactUnreachable: (131026, 131021, 131030),
    ChannelAway: (1, 2, 131016, 131057, 133004),
    SendError: (131000,),
}


def said(code: Any, status: int = 400) -> SendError:
    words = {"message": CANARY, "error_data": {"details": CANARY}, "fbtrace_id": CANARY}
    return refusal(status, {"error": {"code": code, **words}})


@pytest.mark.parametrize(("kind", "code"), [(kind, code) for kind, codes in KINDS.items() for code in codes])
def test_a_number_means_the_same_at_once_and_afterwards(kind: type[SendError], code: int) -> None:
    for status in (400, 401, 429, 500):
        assert type(said(code, status)) is kind
    assert type(of_status({"code": code, "title": CANARY})) is kind


@pytest.mark.parametrize(
    ("subcode", "kind"), [(33, AccountTrouble), (34, BadRequest), ("33", BadRequest), (None, BadRequest)]
)
def test_a_number_that_this_token_does_not_see_is_the_operator_s_to_mend(subcode: Any, kind: type[SendError]) -> None:
    hidden = {"code": 100, "error_subcode": subcode, "message": CANARY}

    assert type(refusal(400, {"error": hidden})) is kind


def test_no_number_is_known_that_is_not_judged_here() -> None:
    assert set(CODES) == {code for codes in KINDS.values() for code in codes} | set(range(200, 220))


@pytest.mark.parametrize(
    ("code", "seconds"), [(130429, 2), (131056, 12), (4, 60), (80007, 60), (131048, 600), (133016, 600)]
)
def test_who_was_too_fast_waits_as_long_as_that_takes(code: int, seconds: float) -> None:
    problem = said(code)

    assert isinstance(problem, Throttled)
    assert problem.retry_after == seconds


@pytest.mark.parametrize(
    "kind", [TemplateRefused, MediaRefused, BadRequest, MessageRefused, ContactUnreachable, WindowClosed]
)
def test_what_will_never_be_taken_is_not_sent_again(kind: type[SendError]) -> None:
    assert not said(KINDS[kind][0]).is_retryable


@pytest.mark.parametrize("kind", [TokenRefused, AccountTrouble, PairThrottled, Throttled, ChannelAway, SendError])
def test_what_passes_or_can_be_mended_costs_nobody_a_message(kind: type[SendError]) -> None:
    assert said(KINDS[kind][0]).is_retryable


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, Uncertain),
        (302, Uncertain),
        (400, BadRequest),
        (401, TokenRefused),
        (403, ChannelAway),
        (404, ChannelAway),
        (429, Throttled),
        (500, Uncertain),
        (502, ChannelAway),
        (503, ChannelAway),
        (504, Uncertain),
    ],
)
@pytest.mark.parametrize("answer", [{}, {"error": None}, {"error": "broken"}, {"error": {"code": None}}])
def test_without_a_number_the_status_decides(status: int, kind: type[SendError], answer: dict[str, Any]) -> None:
    assert type(refusal(status, answer)) is kind


@pytest.mark.parametrize(
    ("status", "kind"), [(400, BadRequest), (404, BadRequest), (500, Uncertain), (503, ChannelAway)]
)
def test_a_number_nobody_knows_is_no_reason_to_ask_for_ever(status: int, kind: type[SendError]) -> None:
    assert type(said(999_999, status)) is kind


@pytest.mark.parametrize("code", ["131047", 131047])
def test_a_number_may_be_written_as_words(code: Any) -> None:
    assert isinstance(said(code), WindowClosed)


@pytest.mark.parametrize("code", [True, "x", None, 1.5, []])
def test_what_is_no_number_decides_nothing(code: Any) -> None:
    assert type(said(code, 503)) is ChannelAway
    assert type(of_status({"code": code})) is BadRequest


@pytest.mark.parametrize("code", [*CODES, 999_999])
def test_no_failure_repeats_what_the_answer_said(code: int) -> None:
    assert CANARY not in repr(said(code)) + str(said(code)) + repr(vars(said(code)))


def test_of_a_request_that_was_wrong_its_number_is_known() -> None:
    problem = said(131009)

    assert isinstance(problem, BadRequest)
    assert problem.code == 131009
