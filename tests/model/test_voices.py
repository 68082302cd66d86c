"""Packed voices are the voices they were made of."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import Id, id_text
from variorum.model.verdict import Origin, Reason, VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.model.voices import articles_of, ids_of, packed, tags_by_article, uttered

_IDS = st.binary(min_size=16, max_size=16).map(id_text)
_NAMES = st.lists(st.text(max_size=4), max_size=2).map(tuple)
_VOICES = st.builds(
    VoiceHeard,
    tag=_IDS,
    link=_IDS,
    article=_IDS,
    polarity=st.sampled_from(Polarity),
    origins=st.lists(st.builds(Origin, st.text(), st.text()), max_size=2).map(tuple),
    speaker_names=_NAMES,
    joint=st.booleans(),
    interested=st.booleans(),
    inferred=st.booleans(),
    reason=st.none() | st.sampled_from(Reason),
    detail=st.text(max_size=5),
    quote=st.text(st.characters(), max_size=9),
)


def _packed(voices: list[VoiceHeard]) -> Sequence[VoiceHeard]:
    return packed(list(uttered(voices)))


@given(st.lists(_VOICES, max_size=5))
def test_each_voice_comes_back_as_it_was_in_its_place(voices: list[VoiceHeard]) -> None:
    found = _packed(voices)
    assert list(found) == voices
    assert len(found) == len(voices)
    assert [found[at] for at in range(len(found))] == voices
    assert found[-2:] == tuple(voices[-2:])
    assert found == tuple(voices)
    assert found == _packed(voices)
    assert list(articles_of(found)) == list(articles_of(voices))
    assert list(uttered(found)) == list(uttered(voices))


_FEW = st.builds(
    lambda voice, tag, article: replace(voice, tag=tag, article=article),
    _VOICES,
    st.sampled_from([id_text(bytes([number]) * 16) for number in range(3)]),
    st.sampled_from([id_text(bytes([number]) * 16) for number in range(2)]),
)


@given(st.lists(_FEW, max_size=5), st.lists(_FEW, max_size=5))
def test_tags_are_counted_by_article_each_once(
    one: list[VoiceHeard], other: list[VoiceHeard]
) -> None:
    tags: dict[Id, set[Id]] = {}
    for voice in (*one, *other):
        tags.setdefault(voice.article, set()).add(voice.tag)
    expected = {article: len(found) for article, found in tags.items()}
    assert tags_by_article(_packed(one), _packed(other)) == expected
    assert tags_by_article(_packed(one), other) == expected


@given(_VOICES, _VOICES)
def test_other_voices_are_not_equal(one: VoiceHeard, other: VoiceHeard) -> None:
    assert (_packed([one]) == _packed([other])) is (one == other)
    assert _packed([one]) != _packed([one, other])


def test_what_is_no_id_is_not_packed() -> None:
    with pytest.raises(ValueError, match="not two ids"):
        ids_of(Id("0" * 8), Id("1" * 8))
