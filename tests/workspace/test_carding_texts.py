"""What a card reads from the texts: shared runs, and for whom the holder of an office speaks."""

import pytest

from variorum.model.ids import new_id
from variorum.model.open_ends import BareText
from variorum.workspace.shared_runs import first_shared
from variorum.workspace.speaking import spoken_for

SHARED = "the ferry left at noon with forty crates of pears aboard"


def _text(words: str, *without: tuple[int, int]) -> BareText:
    return BareText(new_id(), new_id(), words, without)


def test_the_first_shared_run_is_as_long_as_it_goes() -> None:
    copy = _text(f"Yesterday {SHARED}, they said")
    original = _text(f"In the port {SHARED}. Rain fell.")
    found = first_shared(copy, original)
    assert found is not None
    (start, end), (first, last) = found
    assert copy.text[start:end] == SHARED
    assert original.text[first:last] == SHARED


def test_seven_words_are_no_run() -> None:
    assert (
        first_shared(_text("one two three four five six seven"), _text("one two three four"))
        is None
    )


def test_what_is_no_running_text_is_passed_by() -> None:
    whole = f"{SHARED} so it was"
    assert first_shared(_text(whole, (0, len(SHARED))), _text(whole)) is None


@pytest.mark.parametrize(
    ("forms", "state"),
    [
        ([("South Korean Defence Minister Shin", "")], "South Korea"),
        ([("Defence Minister Shin", "and South Korea's ")], "South Korea"),
        ([("Defence Minister Shin", "and the "), ("Shin", "so ")], ""),
        ([("South Korean Defence Minister Shin", ""), ("Russian Defence Minister", "")], ""),
        ([("Shin", "said South Korea's ")], ""),
    ],
)
def test_titles_say_for_whom_one_speaks(forms: list[tuple[str, str]], state: str) -> None:
    assert spoken_for(forms) == state
