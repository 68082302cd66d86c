"""Facets and uses followed from summary to summary are those made anew of the last."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_sample import LaidSample
from random_acts import ACTS, Act

from variorum.model.catalogue import Catalogue
from variorum.model.records import Actor, Article, Proposition, Quantity
from variorum.model.resolve import dated
from variorum.model.summary import Heads, Summary
from variorum.ui.desk.facets import Facets
from variorum.ui.desk.uses import Uses
from variorum.ui.library.values import FacetKind
from variorum.workspace.projects import open_project
from variorum.workspace.reconciling import Reconciler


@pytest.mark.slow
@settings(max_examples=15)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2**32)), max_size=12))
def test_what_is_followed_is_what_would_be_made_anew(
    laid_sample: LaidSample, acts: list[tuple[Act, int]]
) -> None:
    with TemporaryDirectory() as folder:
        session = open_project(laid_sample.lay(Path(folder) / "p.variorum"), "Ada")
        reconciler, followed, uses = Reconciler(session), Facets(), Uses()
        try:
            for act, seed in acts:
                act(session, Random(seed))  # noqa: S311  # a test's dice
                session.submit(lambda _store: None).result()
                summary = reconciler.summary().result()
                catalogue = Catalogue(session.state.catalogue)
                assert followed.of(catalogue, summary) == Facets().of(catalogue, summary)
                uses = Uses(summary, uses)
                assert _told(uses, catalogue) == _told(Uses(summary), catalogue)
        finally:
            reconciler.close()
            session.close()


def _told(uses: Uses, catalogue: Catalogue) -> dict[Any, Any]:
    kinds = (Actor, Proposition, Quantity)
    return {one: uses.of(one) for kind in kinds for one in catalogue.all(kind)}


def test_a_facet_in_which_nothing_differs_is_the_one_made_before() -> None:
    catalogue, facets = Catalogue(), Facets()
    heads = Heads(dated(catalogue), catalogue.all(Article))
    first, second = (
        facets.of(catalogue, Summary("", heads, (), (), (), (), (), ())) for _ in range(2)
    )
    assert len(first) == len(FacetKind)
    assert all(one is other for one, other in zip(first, second, strict=True))
