"""The hint at a figure: what other articles give for the same, by the law, asked by quantity."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from variorum.model.comparison import Comparison
from variorum.model.ids import Id
from variorum.model.records import Article, Quantity
from variorum.model.tags import TagLink
from variorum.model.verdict import FigureRelation
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import Comparator, LinkRole, RegionKind
from variorum.store.store import Store
from variorum.workspace.other_figures import OtherFigures
from variorum.workspace.session import Session


@pytest.fixture
def session(sample: Session) -> Session:
    """Work on the sample."""
    return sample


@pytest.fixture
def asked(session: Session) -> Iterator[OtherFigures]:
    """Return who finds figures in a project that holds the sample."""
    made = OtherFigures(session)
    yield made
    made.close()


def _containers(session: Session) -> tuple[Quantity, dict[str, LinkedTag]]:
    """Return the quantity that three articles speak of, and its figures by article."""
    catalogue = session.state.catalogue
    quantity = next(q for q in catalogue.all(Quantity).values() if q.unit == "containers")
    held = session.submit(lambda store: store.figures([quantity.id])).result()
    labels = {one.id: one.label for one in catalogue.all(Article).values()}
    return quantity, {labels[one.article]: one for one in held[quantity.id]}


def _told(found: list[Comparison]) -> list[tuple[str, FigureRelation, bool]]:
    return [(one.label, one.pair.relation, one.linked) for one in found]


def test_what_matters_most_comes_first(session: Session, asked: OtherFigures) -> None:
    _, figures = _containers(session)
    assert _told(asked.beside(figures["A"]).result()) == [
        ("E", FigureRelation.WIDER_WINDOW, True),
        ("D", FigureRelation.BOUNDS, True),
    ]


def test_a_figure_linked_to_nothing_is_compared_by_unit_and_subject(
    session: Session, asked: OtherFigures
) -> None:
    _, figures = _containers(session)
    loose = replace(figures["A"], links=())
    loose = replace(loose, tag=replace(loose.tag, unit="Container"))
    assert _told(asked.beside(loose, "what north korea sent").result())[0] == (
        "E",
        FigureRelation.WIDER_WINDOW,
        False,
    )
    assert asked.beside(loose, "what the river sent").result() == []
    barges = replace(loose, tag=replace(loose.tag, unit="barges"))
    assert asked.beside(barges, "what north korea sent").result() == []


def test_a_clash_outranks_the_rest(session: Session, asked: OtherFigures) -> None:
    _, figures = _containers(session)
    low = replace(figures["A"].tag, comparator=Comparator.LESS, window_start="", as_of="")
    found = asked.beside(replace(figures["A"], tag=low)).result()
    assert {one.pair.relation for one in found} == {FigureRelation.POSSIBLE_CONFLICT}


def test_no_evidence_is_no_hint(session: Session, asked: OtherFigures) -> None:
    _, figures = _containers(session)
    bred = replace(figures["A"], excluded_by=RegionKind.BOILERPLATE)
    assert asked.beside(bred).result() == []


def test_only_the_figures_quantity_is_asked_for(
    session: Session, asked: OtherFigures, monkeypatch: pytest.MonkeyPatch
) -> None:
    quantity, figures = _containers(session)
    wanted = []
    ask = Store.figures

    def figures_of(store: Store, quantities: list[Id] | None = None) -> dict[Id, list[LinkedTag]]:
        wanted.append(quantities)
        return ask(store, quantities)

    monkeypatch.setattr(Store, "figures", figures_of)
    asked.beside(figures["D"]).result()
    assert wanted == [[quantity.id]]


def test_a_lost_quantity_is_no_hint(session: Session, asked: OtherFigures) -> None:
    _, figures = _containers(session)
    figure = figures["A"]
    gone = [
        replace(link, quantity=Id("0")) if link.role is LinkRole.QUANTITY else link
        for link in figure.links
        if isinstance(link, TagLink)
    ]
    assert asked.beside(replace(figure, links=tuple(gone))).result() == []
