"""What copies are told by is read some texts at a time, and few runs of many texts are kept."""

from collections.abc import Sequence

import pytest

from variorum.grouping import copies
from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id, new_id, now
from variorum.model.open_ends import BareText
from variorum.model.records import Article
from variorum.workspace import asking_copies
from variorum.workspace.asking_copies import Copying


class _Shelf:
    """Texts by article, and how often each was read."""

    def __init__(self, *texts: str) -> None:
        self.articles = [
            Article(id=new_id(), created=now(), label=str(at), published=f"2026-01-{at + 1:02}")
            for at in range(len(texts))
        ]
        self.texts = {
            one.id: BareText(one.id, new_id(), text, ())
            for one, text in zip(self.articles, texts, strict=True)
        }
        self.asked: list[int] = []
        self.catalogue = Catalogue(self.articles)

    def read(self, articles: Sequence[Id]) -> list[BareText]:
        self.asked.append(len(articles))
        return [self.texts[one] for one in articles]


def _words(first: int, last: int) -> str:
    return " ".join(f"word{at}" for at in range(first, last))


def _pairs(copying: Copying, shelf: _Shelf) -> list[tuple[Id, Id]]:
    return [(one.original, one.copy) for one in copying.ask(shelf.catalogue, shelf.read)]


def test_texts_are_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking_copies, "_AT_ONCE", 2)
    shelf = _Shelf(*(_words(100 * at, 100 * at + 30) for at in range(5)))
    assert _pairs(Copying(), shelf) == []
    assert shelf.asked == [2, 2, 1]


def test_a_passage_is_found_in_texts_read_again() -> None:
    shelf = _Shelf(_words(0, 100), f"{_words(90, 100)} {_words(200, 300)}")
    copying = Copying()
    assert _pairs(copying, shelf) == []
    (shared,) = copying.shared
    assert (shared.one, shared.other) == (shelf.articles[1].id, shelf.articles[0].id)
    assert shared.passages[0].words == _words(90, 100)


def test_with_fewer_texts_more_runs_of_each_are_compared_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(copies, "_KEPT", 80)
    shelf = _Shelf(_words(0, 40), _words(10, 50), _words(1000, 3000))
    copying = Copying()
    copying.ask(shelf.catalogue, shelf.read)
    shelf.catalogue.apply([Change(shelf.articles[2], None)])
    again = copying.ask(shelf.catalogue, shelf.read)
    assert again == Copying().ask(shelf.catalogue, shelf.read)
    assert again[0].containment == pytest.approx(23 / 33, abs=1e-3)
    assert [one.original for one in again] == [shelf.articles[0].id]
