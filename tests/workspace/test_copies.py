"""A text that copies an article is told, whole, shortened or lengthened; others are not."""

import random

import pytest

from variorum.model.records import Article
from variorum.workspace.copies import copies_of
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.session import Session

_SYLLABLES = ("ba", "co", "du", "fe", "gi", "ho", "ku", "la", "me", "no", "pu", "ra", "si", "to")


def _text(seed: int, sentences: int = 60) -> list[str]:
    """Return made sentences of a seed."""
    chosen = random.Random(seed)  # noqa: S311  # made text
    vocabulary = ["".join(chosen.choices(_SYLLABLES, k=chosen.randint(1, 4))) for _ in range(400)]
    return [" ".join(chosen.choices(vocabulary, k=14)) + "." for _ in range(sentences)]


def _import(session: Session, text: str) -> str:
    act = import_act(session, look_at_text(session, text, "pasted"))
    assert act is not None
    session.do(act).result()
    return next(one.after.label for one in act.changes if isinstance(one.after, Article))


@pytest.fixture
def agency(session: Session) -> list[str]:
    for seed in range(3):
        _import(session, "\n".join(_text(seed)))
    return _text(0)


def _found(session: Session, lines: list[str]) -> list[tuple[str, float]]:
    return [(one.label, round(share, 2)) for one, share in copies_of(session, "\n".join(lines))]


def test_a_whole_copy_is_told(session: Session, agency: list[str]) -> None:
    assert _found(session, ["(Agency) Springfield.", *agency, "More at eleven."]) == [("A", 1.0)]


def test_a_copy_cut_to_a_fifth_is_told(session: Session, agency: list[str]) -> None:
    assert _found(session, agency[:12]) == [("A", 1.0)]


def test_an_article_that_holds_one_of_the_project_is_told(
    session: Session, agency: list[str]
) -> None:
    assert _found(session, [*agency, *_text(9, 180)]) == [("A", 1.0)]


def test_half_rewritten_stands_at_the_border(session: Session, agency: list[str]) -> None:
    [(label, share)] = _found(session, [*agency[:36], *_text(9, 24)])
    assert (label, 0.5 <= share <= 0.65) == ("A", True)
    assert _found(session, [*agency[:12], *_text(9, 48)]) == []


def test_unrelated_and_very_short_texts_are_not(session: Session, agency: list[str]) -> None:
    assert _found(session, _text(9)) == []
    assert _found(session, [agency[0]]) == []
    assert _found(session, []) == []


def test_the_article_itself_is_left_out(session: Session, agency: list[str]) -> None:
    [itself] = [one for one in session.state.catalogue.all(Article).values() if one.label == "A"]
    assert copies_of(session, "\n".join(agency), without=itself.id) == []
