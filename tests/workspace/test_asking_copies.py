"""What copies are told by is read some texts at a time, and few runs of many texts are kept."""

from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping import copies
from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id, new_id, now
from variorum.model.open_ends import BareText
from variorum.model.records import Article
from variorum.model.sparse import Columns
from variorum.workspace import asking_copies, kept_runs
from variorum.workspace.asking_copies import Copying
from variorum.workspace.kept_runs import KeptRuns


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
        self.breaks_off_at = -1
        self.catalogue = Catalogue(self.articles)

    def read(self, articles: Sequence[Id], *, whole: bool = True) -> list[BareText]:
        if not whole:
            return [replace(self.texts[one], text="") for one in articles]
        if len(self.asked) == self.breaks_off_at:
            raise CancelledError
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


SHELF = (_words(0, 100), _words(20, 110), _words(300, 400), _words(500, 600))


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeptRuns:
    monkeypatch.setattr(asking_copies, "_AT_ONCE", 1)
    monkeypatch.setattr(kept_runs, "_WORTH", 1)
    return KeptRuns(tmp_path, new_id())


def test_what_was_read_in_a_session_is_not_read_in_the_next(kept: KeptRuns) -> None:
    shelf = _Shelf(*SHELF)
    first = Copying(kept).ask(shelf.catalogue, shelf.read)
    assert [(one.original, one.copy) for one in first] == [
        (shelf.articles[0].id, shelf.articles[1].id)
    ]
    shelf.asked.clear()
    shelf.texts[shelf.articles[2].id] = BareText(
        shelf.articles[2].id, new_id(), _words(500, 560), ()
    )
    again = Copying(kept)
    found = again.ask(shelf.catalogue, shelf.read)
    assert shelf.asked == [1], "the new text alone"
    assert found == Copying().ask(shelf.catalogue, shelf.read)
    assert [one.copy for one in found] == [shelf.articles[1].id, shelf.articles[3].id]


def test_a_text_with_a_part_left_out_is_read_again(kept: KeptRuns) -> None:
    shelf = _Shelf(*SHELF)
    Copying(kept).ask(shelf.catalogue, shelf.read)
    second = shelf.articles[1].id
    shelf.texts[second] = replace(shelf.texts[second], without=((0, 560),))
    shelf.asked.clear()
    assert Copying(kept).ask(shelf.catalogue, shelf.read) == []
    assert shelf.asked[0] == 1


def test_what_is_broken_off_goes_on_where_it_was(kept: KeptRuns) -> None:
    shelf = _Shelf(*SHELF)
    shelf.breaks_off_at = 3
    with pytest.raises(CancelledError):
        Copying(kept).ask(shelf.catalogue, shelf.read)
    shelf.breaks_off_at = -1
    shelf.asked.clear()
    found = Copying(kept).ask(shelf.catalogue, shelf.read)
    assert shelf.asked == [1]
    assert found == Copying().ask(shelf.catalogue, shelf.read)


@given(st.data())
def test_a_file_that_is_not_whole_is_not_believed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_runs, "_WORTH", 1)
        home = KeptRuns(folder, new_id())
        shelf = _Shelf(*SHELF)
        Copying(home).ask(shelf.catalogue, shelf.read)
    (path,) = folder.rglob("*.bin")
    assert path.stat().st_mode & 0o077 == 0
    assert b"word" not in path.read_bytes()
    assert len(home.runs(Columns.of(()))) == len(SHELF)
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[at:]
    else:
        whole[at] ^= 0x10
    path.write_bytes(whole)
    assert Copying(home).ask(shelf.catalogue, shelf.read) == Copying().ask(
        shelf.catalogue, shelf.read
    )
