"""Which figures and quantities are asked about together: one unit, no other subject or object."""

import pytest

from variorum.grouping.figures import Measured, propose_figures, unit_key
from variorum.model.ids import Id
from variorum.model.records import Quantity
from variorum.model.vocabulary import QuantityKind

TIME = "2024-11-01T00:00:00.000Z"


def _quantity(
    name: str, unit: str, subject: str = "", thing: str = "", kind: str = "stock"
) -> Measured:
    record = Quantity(
        id=Id(name),
        created=TIME,
        name=name,
        unit=unit,
        subject=subject,
        object=thing,
        kind=QuantityKind(kind),
    )
    return Measured(unit, record, sample=Id(f"figure of {name}"))


def _figure(name: str, unit: str) -> Measured:
    return Measured(unit, tag=Id(name))


def _asked(*measured: Measured, cannot: dict[Id, set[Id]] | None = None) -> list[set[str]]:
    return [set(one.quantities) | set(one.tags) for one in propose_figures(measured, cannot or {})]


@pytest.mark.parametrize(
    ("one", "other"), [("containers", "shipping containers"), ("Barge", "barges"), ("%", "%")]
)
def test_units_that_are_one(one: str, other: str) -> None:
    assert unit_key(one) == unit_key(other)


def test_quantities_of_one_unit_subject_and_object_are_asked_about() -> None:
    same = [_quantity(name, "barges", "Norland", "Suland") for name in "ab"]
    assert _asked(*same, _quantity("c", "barges", "Ostia", "Suland")) == [{"a", "b"}]


def test_what_is_left_open_may_be_the_same() -> None:
    assert _asked(_quantity("a", "barges", "Norland"), _quantity("b", "barges")) == [{"a", "b"}]


def test_units_and_kinds_keep_apart() -> None:
    assert _asked(_quantity("a", "barges"), _quantity("b", "ferries")) == []
    assert _asked(_quantity("a", "barges"), _quantity("b", "barges", kind="cumulative")) == []


def test_loose_figures_join_their_unit() -> None:
    assert _asked(_figure("x", "barges"), _figure("y", "barges"), _figure("z", "men")) == [
        {"x", "y"}
    ]
    assert _asked(_quantity("a", "barges"), _figure("x", "barges")) == [{"a", "x"}]


def test_what_was_set_apart_is_not_asked_about() -> None:
    pair = _quantity("a", "barges"), _quantity("b", "barges")
    assert _asked(*pair, cannot={Id("a"): {Id("b")}, Id("b"): {Id("a")}}) == []
    figure = _figure("x", "barges")
    by_sample = {Id("x"): {Id("figure of a")}, Id("figure of a"): {Id("x")}}
    assert _asked(pair[0], figure, cannot=by_sample) == []


def test_a_figure_without_a_unit_is_not_asked_about() -> None:
    assert _asked(_figure("x", ""), _figure("y", "")) == []
