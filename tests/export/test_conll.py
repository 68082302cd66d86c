"""CoNLL: tokens and IOB2 by hand, and what one layer cannot hold."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.export.conll import write_conll
from variorum.export.dataset import fingerprint
from variorum.export.formats import format_named
from variorum.export.losses import EVERY, survey
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled
from variorum.model.handover import Feature, Format
from variorum.model.ids import Id
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind

BY_HAND = """\
-DOCSTART- -X- O O

Ship _ _ O
🚢 _ _ O
left _ _ O
, _ _ O
said _ _ B-ACTOR
Ada _ _ I-ACTOR
. _ _ I-ACTOR

وزير _ _ O
said _ _ O
12 _ _ B-FIGURE
\u2013 _ _ I-FIGURE
15 _ _ I-FIGURE
👩\u200d🚀 _ _ I-FIGURE
went _ _ O

away _ _ O
& _ _ O
< _ _ O
b _ _ O
> _ _ O
back _ _ O
< _ _ O
/ _ _ O
b _ _ O
> _ _ O
. _ _ O

The _ _ O
end _ _ O

. _ _ O

-DOCSTART- -X- O O

= _ _ O
1+ _ _ O
1 _ _ O
is _ _ O
no _ _ O
sum _ _ O
. _ _ O

Ada _ _ O
denies _ _ O
it _ _ O
. _ _ O

"""
"""The tricky project: of "Ada" and "said Ada." the longer stays, "The end" was rejected."""


def write(records: list[Record], folder: Path) -> str:
    """Write records; return the file."""
    path = folder / "x.conll"
    assert write_conll(records, path, Watch(), texts=True) == len(records)
    return path.read_bytes().decode("utf-8")


def test_the_file_is_the_one_made_by_hand(tricky: list[Record], tmp_path: Path) -> None:
    assert write(tricky, tmp_path) == BY_HAND


def placed(records: list[Record], text: str, *quotes: str) -> list[Record]:
    """Return a text of one article with actors tagged in it."""
    version = next(one for one in records if isinstance(one, TextVersion))
    tag = next(one for one in records if isinstance(one, Tag) and one.kind is TagKind.ACTOR)
    made = [
        replace(tag, id=f"{tag.id[:-2]}{number:02}", start=at, end=at + len(quote), quote=quote)
        for number, quote in enumerate(quotes)
        for at in [text.index(quote)]
    ]
    return [replace(version, text=text, sha256=fingerprint(text)), *made]


def test_a_tag_over_two_sentences_keeps_them_one(tricky: list[Record], tmp_path: Path) -> None:
    records = placed(tricky, "Meet A. B.\n\nShe left.", "B.\n\nShe")
    lines = write(records, tmp_path).splitlines()[2:]
    assert [line.replace(" _ _", "") for line in lines] == [
        *("Meet O", "A O", ". O", "B B-ACTOR", ". I-ACTOR", "She I-ACTOR", "left O", ". O", "")
    ]


def test_what_one_layer_cannot_hold_is_counted(tricky: list[Record]) -> None:
    form = format_named("conll")
    found = {one.feature: len(one.ids) for one in survey(tricky, form).losses}
    assert found[Feature.OVERLAPS] == 1
    assert found[Feature.CLAUSES] == 5
    assert found[Feature.REJECTED] == 1
    assert Feature.EDGES not in found
    assert Feature.TAGS not in found


def test_a_tag_that_cuts_a_word_is_counted_and_left_out(
    tricky: list[Record], tmp_path: Path
) -> None:
    records = placed(tricky, "Koreans of Korea's north", "Korea", "Korea's")
    tags = [one.id for one in records if isinstance(one, Tag)]
    (loss,) = survey(records, Format("x", "X", "", EVERY - {Feature.EDGES})).losses
    assert (loss.feature, list(loss.ids)) == (Feature.EDGES, tags[:1])
    kept = [line for line in write(records, tmp_path).splitlines() if line.endswith("ACTOR")]
    assert kept == ["Korea _ _ B-ACTOR", "'s _ _ I-ACTOR"]


def test_where_claims_are_carried_they_overlap_too(tricky: list[Record]) -> None:
    (loss,) = survey(tricky, Format("x", "X", "", EVERY - {Feature.OVERLAPS})).losses
    tags = {one.id: one.quote for one in tricky if isinstance(one, Tag)}
    assert sorted(tags[one] for one in loss.ids) == [
        "12\u201315 👩\u200d🚀",
        "Ada",
        "Ship 🚢 left, said Ada",
        "said Ada.",
        "وزير said",
        "🚢 left",
    ]


TEXT = "Kim's aide, Lee-Ho, paid $2.5bn. 🚢 وزير said\u202812\u201315.\n\nNo\tone left"


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=12))
def test_labels_give_the_tags_back_that_are_not_counted_as_lost(
    tricky: list[Record], tmp_path: Path, spans: list[tuple[int, int]]
) -> None:
    version = next(one for one in tricky if isinstance(one, TextVersion))
    tag = next(one for one in tricky if isinstance(one, Tag) and one.kind is TagKind.ACTOR)
    tags = [
        replace(tag, id=Id(f"{tag.id[:-3]}{number:03}"), start=at, end=end, quote=TEXT[at:end])
        for number, (at, size) in enumerate(spans)
        for end in [min(len(TEXT), at + size)]
    ]
    records = [replace(version, text=TEXT, sha256=fingerprint(TEXT)), *tags]
    found: list[list[str]] = []
    for line in write(records, tmp_path).splitlines():
        if line.endswith("B-ACTOR"):
            found.append([])
        if line.endswith("ACTOR"):
            found[-1].append(line.split(" ")[0])
    losses = {one.feature: one.ids for one in survey(records, format_named("conll")).losses}
    lost = {*losses.get(Feature.OVERLAPS, ()), *losses.get(Feature.EDGES, ())}
    kept = sorted((one for one in tags if one.id not in lost), key=lambda one: one.start)
    assert ["".join(words) for words in found] == ["".join(one.quote.split()) for one in kept]


def test_cancelling_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_conll(tricky, tmp_path / "x", Watch(lambda *_: False), texts=True)
    assert list(tmp_path.iterdir()) == []
