"""A table of texts goes in, a table of findings comes out, a line for every line."""

import pytest

from core.crisis.table import ColumnsMissing, screened


def test_every_line_is_answered_in_order() -> None:
    found = list(screened(["id\ttext\n", "a1\tөлгім келеді\n", "a2\tрақмет сізге\n"]))

    assert found[0] == "id\tlevel\tsoft\trules"
    assert [line.split("\t")[:3] for line in found[1:]] == [["a1", "high", "1"], ["a2", "none", "0"]]
    assert found[1].split("\t")[3]
    assert found[2].endswith("\t")


def test_columns_may_stand_in_any_order_and_text_may_hold_tabs_and_quotes() -> None:
    assert list(screened(["text\tlevel\tid", 'хочу "умереть"\thigh\t7']))[1].startswith("7\thigh\t1")
    assert list(screened(["\ufeffid\ttext\r\n", "7\tхочу\tумереть\r\n"]))[1].startswith("7\thigh\t1")


def test_an_empty_text_is_nothing_and_an_empty_line_is_none() -> None:
    assert list(screened(["id\ttext", "7\t", "", "8"])) == ["id\tlevel\tsoft\trules", "7\tnone\t0\t", "8\tnone\t0\t"]


def test_a_table_without_the_columns_is_refused() -> None:
    with pytest.raises(ColumnsMissing):
        list(screened(["number\tmessage", "1\tөлгім келеді"]))
