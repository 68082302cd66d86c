"""A quote finds its place again in a corrected text, or says that it cannot."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.anchors import context, reanchor

_TEXT = (
    "The envoy spoke of barges. In the north the envoy spoke of rafts, and later on"
    " the envoy spoke of “barges and boats” again."
)


def _anchor(text: str, start: int, end: int) -> tuple[str, str, str]:
    return text[start:end], *context(text, start, end)


def test_context_is_cut_at_the_ends_of_the_text() -> None:
    assert context("abcdef", 2, 4) == ("ab", "ef")
    prefix, suffix = context("x" * 50 + "quote" + "y" * 50, 50, 55)
    assert (prefix, suffix) == ("x" * 32, "y" * 32)


def test_context_tells_equal_quotes_apart() -> None:
    second = _TEXT.index("the envoy", 30)
    anchor = _anchor(_TEXT, second, second + len("the envoy"))
    moved = "A new first line, for the envoy.\n" + _TEXT
    found = reanchor(moved, *anchor, hint=0)
    assert found is not None
    assert moved[slice(*found)] == "the envoy"
    assert found[0] == second + moved.index(_TEXT)


def test_equal_contexts_go_to_the_hint() -> None:
    text = "na na na na na na na na na na na na na na na na na na na na na na na"
    assert reanchor(text, "na", *context(text, 33, 35), hint=33) == (33, 35)


def test_other_quotes_and_spaces_are_allowed() -> None:
    start = _TEXT.index("“barges")
    quote, prefix, suffix = _anchor(_TEXT, start, start + len("“barges and boats”"))
    changed = _TEXT.replace("“", '"').replace("”", '"').replace("barges and", "barges\nand")
    found = reanchor(changed, quote, prefix, suffix, hint=start)
    assert found is not None
    assert changed[slice(*found)] == '"barges\nand boats"'


def test_a_small_correction_is_followed() -> None:
    start = _TEXT.index("the envoy spoke of rafts")
    quote, prefix, suffix = _anchor(_TEXT, start, start + len("the envoy spoke of rafts"))
    changed = _TEXT.replace("spoke of rafts", "spoke about rafts")
    found = reanchor(changed, quote, prefix, suffix, hint=start)
    assert found is not None
    assert changed[slice(*found)] == "the envoy spoke about rafts"


def test_a_short_quote_in_strange_surroundings_is_not_placed() -> None:
    assert (
        reanchor("Nothing here but rafts, they say.", "rafts", "of many ", " and tugs", 3) is None
    )


def test_nothing_is_found_in_another_text() -> None:
    assert reanchor("Quite another text.", *_anchor(_TEXT, 0, 9), hint=0) is None
    assert reanchor("Text", "", "", "", 0) is None


@given(st.text(alphabet="ab .", min_size=1, max_size=60), st.data())
def test_an_unchanged_text_gives_the_same_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert reanchor(text, *_anchor(text, start, end), hint=start) == (start, end)
