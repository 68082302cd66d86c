"""The measures give the values printed in the literature for its own examples."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.agreement.alpha import alpha, interval, nominal, ordinal, ratio
from variorum.agreement.kappa import cohen, fleiss
from variorum.agreement.unitizing import Span, alpha_u, disagreement, joined

BERTHA = [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0]
BILL = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0]

FOUR_OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff (2011), section D, with one missing unit at the end that pairs with nothing."""


def _units() -> list[list[float]]:
    columns = zip(*(row.split() for row in FOUR_OBSERVERS), strict=True)
    return [[float(value) for value in column if value != "."] for column in columns]


def test_cohen_of_a_table_of_fifty() -> None:
    # Both yes 20, only the first 5, only the second 10, both no 15: po .70, pe .50.
    pairs = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert cohen(pairs) == pytest.approx(0.40)


def test_cohen_and_alpha_of_krippendorff_1995() -> None:
    pairs = list(zip(BERTHA, BILL, strict=True))
    assert cohen(pairs) == pytest.approx(0.385, abs=0.001)
    assert alpha(pairs) == pytest.approx(0.329, abs=0.001)


def test_fleiss_of_ten_subjects_and_fourteen_raters() -> None:
    table = (
        (0, 0, 0, 0, 14),
        (0, 2, 6, 4, 2),
        (0, 0, 3, 5, 6),
        (0, 3, 9, 2, 0),
        (2, 2, 8, 1, 1),
        (7, 7, 0, 0, 0),
        (3, 2, 6, 3, 0),
        (2, 5, 3, 2, 2),
        (6, 5, 2, 1, 0),
        (0, 2, 2, 3, 7),
    )
    items = [[place for place, n in enumerate(row) for _ in range(n)] for row in table]
    assert fleiss(items) == pytest.approx(0.210, abs=0.0005)


def test_alpha_of_four_observers_under_every_metric() -> None:
    units = _units()
    assert alpha(units, nominal) == pytest.approx(0.743, abs=0.0005)
    assert alpha(units, ordinal(units)) == pytest.approx(0.815, abs=0.0005)
    assert alpha(units, interval) == pytest.approx(0.849, abs=0.0005)
    assert alpha(units, ratio) == pytest.approx(0.797, abs=0.0005)


def test_what_does_not_vary_has_no_measure() -> None:
    assert cohen([(1, 1)] * 9) is None
    assert fleiss([[1, 1, 1]] * 9) is None
    assert alpha([[1, 1], [1, 1]]) is None
    assert cohen([]) is None
    assert alpha([[1], [2]]) is None


def test_fleiss_asks_for_the_same_number_of_ratings() -> None:
    with pytest.raises(ValueError, match="same number"):
        fleiss([[1, 2], [1, 2, 3]])


# Krippendorff (2004: 791): observers i and j on 300 units of length; the text begins at 150 there.
C = ([(75, 145), (220, 250)], [(70, 150), (205, 225), (250, 270)])
K = ([(30, 90), (150, 200)], [(30, 90), (150, 200)])


def test_unitizing_of_krippendorff_2004() -> None:
    c, k = disagreement(300, C), disagreement(300, K)
    assert c.observed == pytest.approx(0.0144, abs=0.0001)
    assert c.expected == pytest.approx(0.0532, abs=0.0001)
    assert k.observed == 0
    assert k.expected == pytest.approx(0.0490, abs=0.0001)
    joint, each = alpha_u(300, {"c": C, "k": K})
    assert each["c"] == pytest.approx(0.7285, abs=0.0001)
    assert each["k"] == 1
    assert joint == pytest.approx(0.8587, abs=0.0001)


def _stretched(starts_and_lengths: Sequence[Span], by: int) -> list[Span]:
    return [(start * by, (start + length) * by) for start, length in starts_and_lengths]


@pytest.mark.parametrize(
    ("one", "other", "observed", "expected"),
    [
        ([(2, 8), (14, 6)], [(4, 4), (15, 2)], 0.03125, 0.06990),
        (
            [(0, 18)],
            [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)],
            2.26736,
            1.17731,
        ),
        (
            [(2, 6), (10, 2), (14, 4), (20, 2)],
            [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
            0.02777,
            0.08642,
        ),
        (
            [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
            [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
            0.38715,
            0.41445,
        ),
    ],
)
def test_unitizing_of_krippendorff_1995(
    one: Sequence[Span], other: Sequence[Span], observed: float, expected: float
) -> None:
    by = 50_000  # lengths so fine that the smallest unit does not show
    found = disagreement(24 * by, (_stretched(one, by), _stretched(other, by)))
    assert found.observed == pytest.approx(observed, abs=0.00001)
    assert found.expected == pytest.approx(expected, abs=0.005)


def test_spans_that_overlap_are_joined_and_touching_ones_stay_apart() -> None:
    assert joined([(5, 9), (0, 3), (2, 4), (9, 12)]) == [(0, 4), (5, 9), (9, 12)]


def test_nobody_marked_anything() -> None:
    assert alpha_u(100, {"c": ([], [])}) == (None, {"c": None})


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda one: (one[0], one[0] + one[1])),
    max_size=6,
)


@given(st.lists(SPANS, min_size=2, max_size=4))
def test_raters_may_change_places_and_agreeing_with_oneself_is_one(
    raters: list[list[Span]],
) -> None:
    there, back = disagreement(80, raters), disagreement(80, raters[::-1])
    assert there.observed == pytest.approx(back.observed)
    assert there.expected == pytest.approx(back.expected)
    assert disagreement(80, [raters[0], raters[0]]).observed == 0
