"""What a card reads from the texts: shared runs, and for whom the holder of an office speaks."""

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.ids import new_id, now
from variorum.model.open_ends import BareText
from variorum.model.records import Actor
from variorum.model.vocabulary import ActorKind
from variorum.workspace.shared_runs import first_shared
from variorum.workspace.speaking import may_speak_for, spoken_for

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


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ja", ["Japan", "JATO works"]),
        ("Japan's", []),
        ("the", ["the ministry", "The Port"]),
        ("The P", ["The Port"]),
        ("p", []),
        ("zzz", []),
    ],
)
def test_offered_to_speak_for_is_who_is_no_person_and_begins_as_typed(
    typed: str, offered: list[str]
) -> None:
    names = {
        "Japan": ActorKind.STATE,
        "JATO works": ActorKind.ORGANISATION,
        "Jane Park": ActorKind.PERSON,
        "Old Japan": ActorKind.STATE,
        "The Port": ActorKind.ORGANISATION,
        "the ministry": ActorKind.ORGANISATION,
        "Jaffa": ActorKind.ORGANISATION,
    }
    known = [Actor(id=new_id(), created=now(), name=one, kind=of) for one, of in names.items()]
    assert may_speak_for(Catalogue(known), {known[-1].id}, typed) == offered


def test_an_actor_of_one_article_is_not_offered() -> None:
    kind = ActorKind.ORGANISATION
    here = Actor(id=new_id(), created=now(), name="port staff", kind=kind, article=new_id())
    assert may_speak_for(Catalogue([here]), (), "po") == []
