"""Suppression: no hidden count can be worked out from what is shown."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from core import suppression

COUNTS = st.sampled_from([0, 0, 1, 2, 3, 4, 6, 7])
TABLES = st.lists(st.tuples(COUNTS, COUNTS), min_size=3, max_size=3)
Line = tuple[int, ...]


def _columns(total: int, shown: list[int | None]) -> list[Line]:
    """Every column of non-negative counts with this sum that agrees with what is shown."""
    found = []
    for first, second in product(range(total + 1), repeat=2):
        column = (first, second, total - first - second)
        if column[2] >= 0 and all(at is None or at == count for at, count in zip(shown, column, strict=True)):
            found.append(column)
    return found


def _worlds(shown: suppression.Shown) -> list[list[Line]]:
    """Every table that a reader may believe in, its sums of lines as the last column: tried one by one."""
    *lines, sums = shown
    columns = [_columns(sums[place] or 0, [line[place] for line in lines]) for place in range(2)]
    found = []
    for left, right in product(*columns):
        table = [(one, other, one + other) for one, other in zip(left, right, strict=True)]
        if all(line[2] is None or line[2] == row[2] for line, row in zip(lines, table, strict=True)):
            found.append(table)
    return found


class TestATable:
    """Lines and columns with their sums."""

    @settings(max_examples=60)
    @given(TABLES)
    def test_leaves_a_range_for_every_hidden_count(self, counts: list[Line]) -> None:
        shown = suppression.table(counts, k=5)

        worlds = _worlds(shown)
        for row, line in enumerate(shown[:-1]):
            for column, value in enumerate(line):
                if value is not None:
                    continue
                possible = {world[row][column] for world in worlds}
                true = (*counts[row], sum(counts[row]))[column]
                bound = shown[-1][column] or 0
                assert len(possible) > 1
                assert max(possible) - min(possible) >= (min(5, bound) if 0 < true < 5 else 1)

    @settings(max_examples=100)
    @given(st.lists(st.lists(st.integers(0, 40), min_size=4, max_size=4), min_size=2, max_size=6))
    def test_shows_no_small_count_and_no_false_one(self, counts: list[list[int]]) -> None:
        *lines, sums = suppression.table(counts, k=10)

        for line, told in zip(counts, lines, strict=True):
            for count, value in zip((*line, sum(line)), told, strict=True):
                assert value is None or (value == count and not 0 < count < 10)
        assert sums == (*map(sum, zip(*counts, strict=True)), sum(map(sum, counts)))

    def test_hides_nothing_where_nothing_is_small(self) -> None:
        assert suppression.table([(5, 0), (12, 30)], k=5) == ((5, 0, 5), (12, 30, 42), (17, 30, 47))


class TestPartsOfAWhole:
    """Levels of one assessment, grades of one step: the whole is known."""

    @settings(max_examples=100)
    @given(st.lists(COUNTS, min_size=2, max_size=5))
    def test_hide_at_least_two_and_as_many_as_are_small_together(self, counts: list[int]) -> None:
        shown = suppression.parts(counts, k=5)

        hidden = [count for count, value in zip(counts, shown, strict=True) if value is None]
        assert all(value is None or not 0 < value < 5 for value in shown)
        assert not hidden or len(hidden) >= 2
        assert not hidden or sum(hidden) >= 5 or len(hidden) == len(counts)

    def test_hide_the_smallest_other_beside_a_small_one(self) -> None:
        assert suppression.parts((3, 20, 9), k=5) == (None, 20, None)
