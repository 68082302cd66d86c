"""Which articles the library shows: text, state, facets and order, against hand-made lists."""

import pytest

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library.phrases import (
    facet_title,
    missing_sentence,
    order_name,
    source_line,
    state_text,
    tag_count,
)
from variorum.ui.library.query import Query
from variorum.ui.library.stock import Stock
from variorum.ui.library.values import Facet, FacetKind, FacetValue, LibraryRow, Order

A, B, C = Id("a"), Id("b"), Id("c")
ROWS = (
    LibraryRow(B, "B", "Harbour reopens", "Coast Daily", "2024-03-02", 0.5, Progress.DOING, 7),
    LibraryRow(A, "A", "Storm warning", "Hill Post", "2024-03", 1.0, Progress.DONE, 3),
    LibraryRow(C, "C", "Ferry timetable", "", "", 0.0, Progress.TODO, 0, ("outlet", "published")),
)
FACETS = (
    Facet(
        FacetKind.ACTOR,
        (
            FacetValue("mayor", "Mayor Quill", frozenset({A, B})),
            FacetValue("pilot", "The pilot", frozenset({C})),
        ),
    ),
    Facet(FacetKind.OUTLET, (FacetValue("coast", "Coast Daily", frozenset({B})),)),
)


def found(**wish: object) -> str:
    """Return the labels of the rows that a query shows, in order."""
    return "".join(row.label for row in Stock(ROWS, FACETS).select(Query(**wish)))  # type: ignore[arg-type]  # names are checked by Query


def test_everything_is_shown_by_label_at_first() -> None:
    assert found() == "ABC"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("harbour", "B"),
        ("HILL", "A"),
        ("2024-03", "AB"),
        ("quill", "AB"),
        ("quill harbour", "B"),
        ("quill ferry", ""),
        ("  ", "ABC"),
    ],
)
def test_every_word_is_in_the_row_or_in_a_tagged_name(text: str, labels: str) -> None:
    assert found(text=text) == labels


def test_words_in_the_text_count_each_for_itself() -> None:
    texts = {"grain": frozenset({A, C}), "ship": frozenset({C})}
    query = Query(text="Grain")
    assert [row.label for row in Stock(ROWS, FACETS).select(query, texts)] == ["A", "C"]
    both = Query(text="grain ship")
    assert [row.label for row in Stock(ROWS, FACETS).select(both, texts)] == ["C"]
    mixed = Query(text="grain storm")
    assert [row.label for row in Stock(ROWS, FACETS).select(mixed, texts)] == ["A"]


def test_a_word_typed_on_keeps_to_what_has_its_beginning_until_it_is_looked_up() -> None:
    texts = {"grain": frozenset({A})}
    query = Query(text="grains")
    assert [row.label for row in Stock(ROWS, FACETS).select(query, texts)] == ["A"]


def test_values_of_one_facet_widen_and_facets_narrow_each_other() -> None:
    mayor, pilot = (FacetKind.ACTOR, "mayor"), (FacetKind.ACTOR, "pilot")
    coast = (FacetKind.OUTLET, "coast")
    assert found(chosen=frozenset({mayor})) == "AB"
    assert found(chosen=frozenset({mayor, pilot})) == "ABC"
    assert found(chosen=frozenset({mayor, coast})) == "B"
    assert found(chosen=frozenset({pilot, coast})) == ""


def test_state_narrows() -> None:
    assert found(progress=Progress.DONE) == "A"


@pytest.mark.parametrize(
    ("order", "labels"),
    [
        (Order.LABEL, "ABC"),
        (Order.TITLE, "CBA"),
        (Order.DATE, "ABC"),
        (Order.OUTLET, "BAC"),
        (Order.READ, "CBA"),
        (Order.TAGS, "BAC"),
    ],
)
def test_orders_put_the_unknown_last(order: Order, labels: str) -> None:
    assert found(order=order) == labels


def test_labels_of_two_letters_follow_those_of_one() -> None:
    rows = [LibraryRow(Id(label), label, "") for label in ("AA", "B", "Z")]
    assert [row.label for row in Stock(rows).select(Query())] == ["B", "Z", "AA"]


def test_counts_by_state() -> None:
    counts = Stock(ROWS).counts
    assert (counts[Progress.TODO], counts[Progress.DOING], counts[Progress.DONE]) == (1, 1, 1)


def test_toggling_twice_is_nothing_and_clearing_keeps_the_order() -> None:
    choice = (FacetKind.ACTOR, "mayor")
    query = Query(order=Order.DATE).toggled(choice)
    assert query != query.cleared()
    assert query.toggled(choice) == query.cleared() == Query(order=Order.DATE)


def test_words_of_a_row() -> None:
    assert source_line(ROWS[0]) == "Coast Daily  ·  2 Mar 2024"
    assert source_line(ROWS[1]) == "Hill Post  ·  Mar 2024"
    assert source_line(ROWS[2]) == "no outlet  ·  no date"
    assert [state_text(row) for row in ROWS] == ["50%", "Done", "0%"]
    assert [tag_count(row) for row in ROWS] == ["7 tags", "3 tags", "0 tags"]


def test_the_last_sentence_unread_is_not_a_hundred_percent() -> None:
    row = LibraryRow(A, "A", "", read=0.999, progress=Progress.DOING)
    assert state_text(row) == "99%"


def test_what_is_missing_is_named() -> None:
    assert missing_sentence(()) == ""
    assert "outlet, date" in missing_sentence(("outlet", "published"))


def test_every_facet_and_order_has_a_name() -> None:
    assert all(facet_title(kind) for kind in FacetKind)
    assert len({order_name(order) for order in Order}) == len(Order)
