"""Voices gathered while a project is read are the voices that were weighed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id
from variorum.model.verdict import Origin, Reason
from variorum.model.vocabulary import Polarity
from variorum.reconcile.attribution import Attribution
from variorum.reconcile.counting import Heard
from variorum.reconcile.gathered import Gathered

_PLACE = st.integers(0, 2**32 - 1)
_BY = Attribution((Origin("actor:a", "Seoul"),), ("Shin",), frozenset(("actor:a",)))
_HEARD = st.builds(
    Heard,
    ids=st.binary(min_size=32, max_size=32),
    article=st.just(Id("a")),
    published=_PLACE,
    start=_PLACE,
    end=_PLACE,
    is_stance=st.booleans(),
    quote=st.text(max_size=5).map(str.encode),
    said=st.sampled_from(("", "2024-11")),
    polarity=st.sampled_from(Polarity),
    by=st.sampled_from((_BY, replace(_BY, interested=True))),
    document=st.sampled_from(("a", "b")),
    inferred=st.booleans(),
    reason=st.none() | st.sampled_from(Reason),
    detail=st.text(max_size=3),
    let_in=st.booleans(),
)


@given(st.lists(_HEARD, max_size=4))
def test_each_comes_back_as_it_was(found: list[Heard]) -> None:
    gathered = Gathered()
    for heard in found:
        gathered.add(heard)
    assert list(gathered.voices()) == found
