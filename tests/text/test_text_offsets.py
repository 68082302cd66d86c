"""Offsets convert there and back between code points, UTF-16 units and bytes."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.offsets import OffsetMap

_TEXTS = st.text(alphabet=st.sampled_from("aé€\u0301\n😀\U0001f1f0ß中"), max_size=40)


def test_known_positions() -> None:
    offsets = OffsetMap("a😀é€b")
    assert [offsets.to_utf16(at) for at in range(6)] == [0, 1, 3, 4, 5, 6]
    assert [offsets.to_utf8(at) for at in range(6)] == [0, 1, 5, 7, 10, 11]


def test_the_middle_of_a_character_rounds_down() -> None:
    offsets = OffsetMap("a😀é")
    assert offsets.from_utf16(2) == 1
    assert [offsets.from_utf8(at) for at in range(1, 8)] == [1, 1, 1, 1, 2, 2, 3]


def test_positions_outside_are_clamped() -> None:
    offsets = OffsetMap("ab")
    assert (offsets.to_utf16(-3), offsets.to_utf16(9)) == (0, 2)
    assert (offsets.from_utf16(9), offsets.from_utf8(-1)) == (2, 0)


@given(_TEXTS, st.data())
def test_conversion_agrees_with_the_codecs(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    offsets = OffsetMap(text)
    assert offsets.to_utf16(at) == len(text[:at].encode("utf-16-le")) // 2
    assert offsets.to_utf8(at) == len(text[:at].encode())


@given(_TEXTS, st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    offsets = OffsetMap(text)
    assert offsets.from_utf16(offsets.to_utf16(at)) == at
    assert offsets.from_utf8(offsets.to_utf8(at)) == at
