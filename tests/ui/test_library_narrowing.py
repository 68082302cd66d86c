"""What is found beside the window is what is found at once, and the newest question counts."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from variorum.model.ids import Id
from variorum.model.vocabulary import Progress
from variorum.ui.library.narrowing import Find, Narrowing
from variorum.ui.library.query import Query
from variorum.ui.library.stock import Answer, Selected, Stock
from variorum.ui.library.values import Facet, FacetKind, FacetValue, LibraryRow, Order

COUNT = 9000
"""More than are gone through in one piece."""

ROWS = tuple(
    LibraryRow(
        id=Id(f"n{at}"),
        label=f"{at:05}",
        title=f"Harbour {at}" if at % 3 else f"Ferry {at}",
        progress=list(Progress)[at % 3],
        tags=at % 7,
    )
    for at in range(COUNT)
)
FACETS = (
    Facet(
        FacetKind.ACTOR, (FacetValue("quill", "Mayor Quill", frozenset(r.id for r in ROWS[::50])),)
    ),
)
TEXTS = {"pier": frozenset({ROWS[4].id, ROWS[8999].id})}


class Elsewhere:
    """Another thread, which works when it is told to."""

    def __init__(self) -> None:
        """Have nothing to do."""
        self.left: list[tuple[Find, Callable[[Answer], None]]] = []

    def take(self, find: Find, then: Callable[[Answer], None]) -> None:
        """Remember what to do."""
        self.left.append((find, then))

    def work(self) -> None:
        """Do what was first."""
        find, then = self.left.pop(0)
        then(find())


@pytest.fixture
def shown() -> list[Selected]:
    """Everything shown so far."""
    return []


@pytest.fixture
def elsewhere() -> Elsewhere:
    """Where it is found."""
    return Elsewhere()


@pytest.fixture
def narrowing(shown: list[Selected], elsewhere: Elsewhere) -> Narrowing:
    """Show all rows, and find elsewhere from now on."""
    made = Narrowing(shown.append)
    made.stock, made.in_text = Stock(ROWS, FACETS), TEXTS
    made.aside = elsewhere.take
    return made


@pytest.mark.parametrize(
    "query",
    [
        Query("ferry"),
        Query("e"),
        Query("quill harbour"),
        Query("pier"),
        Query(progress=Progress.DONE),
        Query(chosen=frozenset({(FacetKind.ACTOR, "quill")})),
        Query("1", order=Order.TAGS),
        Query(order=Order.TITLE),
    ],
)
def test_what_is_found_elsewhere_is_what_is_found_at_once(
    narrowing: Narrowing, elsewhere: Elsewhere, shown: list[Selected], query: Query
) -> None:
    narrowing.query = query
    narrowing.renew()
    assert shown == [], "nothing is gone through at the key"
    elsewhere.work()
    assert list(shown[-1]) == list(Stock(ROWS, FACETS).select(query, TEXTS))


def test_all_rows_in_their_order_are_shown_at_once(
    narrowing: Narrowing, elsewhere: Elsewhere, shown: list[Selected]
) -> None:
    narrowing.renew()
    assert len(shown[-1]) == COUNT
    assert elsewhere.left == []


def test_the_answer_to_an_older_question_is_passed_over(
    narrowing: Narrowing, elsewhere: Elsewhere, shown: list[Selected]
) -> None:
    for text in ("f", "fe"):
        narrowing.query = Query(text)
        narrowing.renew()
    elsewhere.work()
    assert shown == []
    elsewhere.work()
    assert {row.title[:5] for row in shown[-1]} == {"Ferry"}


def test_whoever_cannot_wait_has_it_found_at_once_and_only_once(
    narrowing: Narrowing, elsewhere: Elsewhere, shown: list[Selected]
) -> None:
    narrowing.query = Query("ferry")
    narrowing.renew()
    narrowing.settle()
    narrowing.settle()
    elsewhere.work()
    assert len(shown) == 1


def test_a_row_that_moves_meanwhile_has_them_found_anew(
    narrowing: Narrowing, elsewhere: Elsewhere, shown: list[Selected]
) -> None:
    narrowing.query = Query(order=Order.TAGS)
    narrowing.renew()
    elsewhere.work()
    narrowing.query = Query("harbour", order=Order.TAGS)
    narrowing.renew()
    last = shown[-1][COUNT - 1]
    narrowing.stock.take(replace(last, title="Harbour at last", tags=1000))
    elsewhere.work()
    elsewhere.work()
    assert shown[-1][0].id == last.id
