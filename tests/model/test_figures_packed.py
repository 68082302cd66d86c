"""Packed figures are the figures they were made of."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.figures import Figures
from variorum.model.ids import Id, id_text
from variorum.model.verdict import FigureHeard, Interval, Origin
from variorum.model.vocabulary import Comparator
from variorum.model.voices import Behind

_TEXT = st.text(max_size=3)
_DECIMAL = st.integers(0, 9).map(Decimal)
_FIGURES = st.builds(
    FigureHeard,
    tag=st.binary(min_size=16, max_size=16).map(id_text),
    article=_TEXT.map(Id),
    quote=st.text(st.characters(), max_size=3),
    comparator=st.none() | st.sampled_from(Comparator),
    value=st.none() | _DECIMAL,
    value_high=st.none() | _DECIMAL,
    interval=st.none() | st.builds(Interval, _DECIMAL, st.none() | _DECIMAL),
    origins=st.lists(st.builds(Origin, _TEXT, _TEXT), max_size=2).map(tuple),
    speaker_names=st.lists(_TEXT, max_size=2).map(tuple),
    window_start=_TEXT,
    window_end=_TEXT,
    as_of=_TEXT,
    scope=_TEXT,
    window_known=st.booleans(),
    inferred=st.booleans(),
)


def _packed(figures: list[FigureHeard]) -> Figures:
    return Figures(
        (
            bytes.fromhex(one.tag.replace("-", "")),
            one.quote.encode("utf-8", "surrogatepass"),
            one.article,
            one.comparator,
            one.value,
            one.value_high,
            one.interval,
            Behind(one.origins, one.speaker_names, joint=False, interested=False),
            one.window_start,
            one.window_end,
            one.as_of,
            one.scope,
            one.window_known,
            one.inferred,
        )
        for one in figures
    )


@given(st.lists(_FIGURES, min_size=1, max_size=5))
def test_each_figure_comes_back_as_it_was_in_its_place(figures: list[FigureHeard]) -> None:
    found = _packed(figures)
    assert list(found) == figures
    assert list(found.tags) == [one.tag for one in figures]
    assert [found[at] for at in range(-1, len(found))] == [figures[-1], *figures]
    assert found[-2:] == tuple(figures[-2:])
    assert found == tuple(figures)
    assert found == _packed(figures)
    assert found != _packed([replace(figures[0], quote=figures[0].quote + "!"), *figures[1:]])
