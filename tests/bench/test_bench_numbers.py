"""The arithmetic of the measure on made numbers, and its table and JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.bench.measure import Cost, cost, exponent, in_turn
from variorum.bench.rows import Row, Target, as_json, as_table, growth, rate, row


def test_a_cost_is_median_half_the_middle_range_and_nearly_the_worst() -> None:
    found = cost(range(101))
    assert found == Cost(median=50, spread=pytest.approx(25.5), p95=95)


def test_of_few_runs_the_spread_is_half_the_whole_range() -> None:
    assert cost([5, 1, 2]) == Cost(median=2, spread=2, p95=5)


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    sizes = [10, 1_000, 100_000]
    assert exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


@given(st.floats(0, 3), st.floats(0.001, 1000), st.permutations([2, 50, 900, 70_000]))
def test_the_exponent_depends_on_no_unit_and_no_order(
    power: float, unit: float, sizes: list[int]
) -> None:
    found = exponent(sizes, [unit * size**power for size in sizes])
    assert found == pytest.approx(power, abs=1e-6)


def test_the_exponent_is_fitted_by_least_squares() -> None:
    # By hand: points (0, 0), (1, 2), (2, 2) in powers of ten have the slope 1.
    assert exponent([1, 10, 100], [1, 100, 100]) == pytest.approx(1)


def test_one_size_gives_no_growth() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([10, 10], [1, 2])


def test_acts_are_run_in_turn_after_one_turn_uncounted() -> None:
    done: list[str] = []
    found = in_turn([lambda: done.append("ours"), lambda: done.append("bare")], 2)
    assert done == ["ours", "bare"] * 3
    assert len(found) == 2


def test_a_ratio_is_ours_by_the_yardstick() -> None:
    found = row("open (ms)", 6000, Cost(3, 0.5, 4), Cost(2, 0.1, 2), Target(1.5))
    assert found == Row("open (ms)", "6,000", 3, 2, 1.5, "<= 1.5x", held=True, spread=0.5)
    assert row("open (ms)", "", 3.1, 2.0, Target(1.5)).held is False


def test_a_bound_on_our_own_figure_asks_for_no_yardstick() -> None:
    assert row("memory (MB)", "", 401.0, None, Target(400, "ours")).held is False
    assert row("memory (MB)", "", 400.0, None, Target(400, "ours")).target == "<= 400"


def test_a_rate_is_of_speed() -> None:
    found = rate("CSV (s)", "", 2.0, 1.0, Target(0.95, sense=">="))
    assert (found.ratio, found.held, found.target) == (0.5, False, ">= 0.95x")
    assert rate("CSV (s)", "", 1.0, 1.0, Target(0.95, sense=">=")).held is True


def test_without_a_target_nothing_is_held_or_missed() -> None:
    assert row("size (MB)", "", 5.0).held is None
    assert row("size (MB)", "", 5.0).ratio is None


def test_growth_is_a_line_of_its_own() -> None:
    found = growth("import", [10, 100, 1000], [1.0, 10.0, 100.0])
    assert found.size == "10…1,000"
    assert found.ours == pytest.approx(1)
    assert (found.target, found.held) == ("<= 1.1", True)


def test_the_json_has_exactly_the_columns_promised() -> None:
    rows = [row("a (ms)", 1, Cost(1, 2, 3), 2.0, Target(1)), Row("b", "", None, held=False)]
    found = json.loads(as_json(rows))
    keys = {"name", "size", "ours", "yardstick", "ratio", "target", "held"}
    assert [set(one) for one in found] == [keys, keys]
    assert found[0]["held"] is True
    assert found[1]["ours"] is None


def test_the_table_says_what_was_missed() -> None:
    lines = as_table([row("a (ms)", 1, 3.0, 2.0, Target(1))]).splitlines()
    assert lines[0].split() == [
        *("what", "size", "ours", "+-", "yardstick", "ratio", "target", "held")
    ]
    assert lines[1].split() == ["a", "(ms)", "1", "3", "2", "1.5x", "<=", "1x", "NO"]
