"""Packed questions about copies read as they were asked, and stand in order of what they gain."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from variorum.model.ids import id_text
from variorum.model.packed_copies import PackedCopies, spelt
from variorum.model.proposal import CopyProposal, keys_of

ids = st.binary(min_size=16, max_size=16).map(id_text)
keys = st.binary(min_size=12, max_size=12).map(bytes.hex)
thousandths = st.integers(0, 1000).map(lambda count: round(count / 1000, 3))
asked = st.builds(CopyProposal, keys, ids, ids, thousandths, st.integers(1, 5))
several = st.lists(asked, max_size=8, unique_by=lambda one: one.key)


@given(several)
def test_packed_they_read_as_they_were(proposals: list[CopyProposal]) -> None:
    packed = PackedCopies(b"".join(map(spelt, proposals)))
    assert list(packed) == proposals
    assert packed == tuple(proposals)
    assert [packed[place] for place in range(len(packed))] == proposals
    assert list(keys_of(packed)) == list(keys_of(proposals)) == [one.key for one in proposals]


@given(several, st.lists(st.sampled_from([0.12, 0.2, 1.0, 3.4]), min_size=8, max_size=8))
def test_weighed_they_come_by_gain_then_the_surer_first_then_by_key(
    proposals: list[CopyProposal], gains: list[float]
) -> None:
    worth = dict(zip((one.key for one in proposals), gains, strict=False))
    expected = [replace(one, gain=worth[one.key]) for one in proposals]
    expected.sort(key=lambda one: (-one.gain, -one.strength, one.key))
    assert list(PackedCopies.weighed(proposals, lambda one: worth[one.key])) == expected


def test_none_are_equal_to_none() -> None:
    assert PackedCopies() == ()
    assert not PackedCopies()
    copy = CopyProposal("0" * 24, id_text(bytes(16)), id_text(bytes(16)), 0.5, 3)
    assert PackedCopies(spelt(copy)) != ()
