"""Words for formats and what they lose: whole, counted, in the order of the model."""

import pytest

from variorum.model.handover import Feature, Format, Loss
from variorum.model.ids import Id
from variorum.shell import handover_phrases as words

EVERY = frozenset(Feature)


def test_every_feature_has_words_and_no_words_are_for_nothing() -> None:
    assert set(words.LOSSES) == EVERY
    assert set(words.FEATURES) == EVERY
    assert all("{n}" in one and "{n}" in many for one, many in words.LOSSES.values())


def test_a_loss_is_counted() -> None:
    form = Format("x", "X", "", frozenset())
    one, other = Id("1"), Id("2")
    found = (Loss(Feature.FIGURE_VALUES, [one, other]), Loss(Feature.GROUPS, [one]))
    assert words.losses(form, found) == "X cannot carry: 2 figure values, 1 group."
    assert words.losses(form, ()) == ""


@pytest.mark.parametrize(
    ("carries", "said"),
    [
        (EVERY, "everything but the history"),
        (EVERY - {Feature.MEMOS}, "everything but the history, memos"),
        (
            frozenset({Feature.TAGS, Feature.CLAUSES, Feature.TEXTS, Feature.FORMULAS}),
            "only texts, tags, claims and stances",
        ),
        (frozenset({Feature.TAGS}), "only tags of actors and figures"),
        (frozenset(), "only the codes"),
    ],
    ids=["all", "most", "some", "short", "none"],
)
def test_what_a_format_carries(carries: frozenset[Feature], said: str) -> None:
    assert words.carried(Format("x", "X", "", carries)) == said


def test_what_a_format_is_good_for_is_short_or_what_it_carries() -> None:
    known = Format("qdpx", "REFI-QDA", ".qdpx", frozenset())
    assert words.gist(known) == "NVivo, MAXQDA, ATLAS.ti, QualCoder"
    unknown = Format("x", "X", "", EVERY)
    assert words.gist(unknown) == words.carried(unknown)
