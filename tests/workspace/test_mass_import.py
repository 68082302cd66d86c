"""Very many files beside the window: saved in pieces, stopped, gone on with, kept, renewed."""

from pathlib import Path

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import new_id, now
from variorum.model.records import Article, TextVersion
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind
from variorum.workspace import mass_import
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.import_pieces import extent
from variorum.workspace.importing import import_act, look
from variorum.workspace.mass_import import Brought, MassWishes, bring
from variorum.workspace.originals import original_of
from variorum.workspace.session import Session

COUNT = 23


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(mass_import, "AT_ONCE", 5)
    made = tmp_path / "in"
    made.mkdir()
    for number in range(COUNT):
        text = f"The mill closed on day {number}. Nobody said why."
        (made / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return made


def _bring(
    session: Session, folder: Path, wishes: MassWishes | None = None, until: int = COUNT
) -> Brought:
    """Import as a window does, until so many files are looked at."""
    author = session.signed()
    found = bring(
        session.aside(),
        [folder],
        wishes or MassWishes(),
        author,
        lambda _found, done, _all: done < until,
    )
    found.follow(session)
    session.submit(lambda _store: None).result()
    return found


def _names(session: Session) -> list[str]:
    return sorted(one.file_name for one in session.state.catalogue.all(Article).values())


def test_all_come_and_the_window_hears_once(session: Session, folder: Path) -> None:
    heard: list[Announcement] = []
    session.signed()
    session.listen(heard.append)
    (folder / "bad.txt").write_bytes(b"\0\1\2")
    (folder / "again.txt").write_bytes((folder / "00.txt").read_bytes())
    found = _bring(session, folder, until=99)
    assert (found.imported, found.known, found.refused) == (COUNT, 1, 1)
    assert [error.params["file"] for error in found.errors] == ["bad.txt"]
    assert len(_names(session)) == COUNT
    assert sum(isinstance(one, Changed) for one in heard) == 1
    labels = {one.label for one in session.state.catalogue.all(Article).values()}
    assert len(labels) == COUNT
    stored = session.submit(lambda store: store.catalogue()).result()
    assert set(stored.all(Article)) == set(session.state.catalogue.all(Article))
    assert session.check().result() == []


def test_stopped_whole_pieces_stay_and_it_goes_on(session: Session, folder: Path) -> None:
    found = _bring(session, folder, until=12)
    assert (found.stopped, found.imported, found.done) == (True, 10, 10)
    assert len(_names(session)) == 10
    found = _bring(session, folder)
    assert (found.stopped, found.imported, found.known) == (False, COUNT - 10, 10)
    assert len(_names(session)) == COUNT
    assert session.check().result() == []


def test_undo_takes_a_piece_back_and_what_is_shown_follows(session: Session, folder: Path) -> None:
    _bring(session, folder)
    session.undo().result()
    assert len(_names(session)) == 20
    session.redo().result()
    assert len(_names(session)) == COUNT
    assert session.check().result() == []


def test_the_files_are_kept_if_wanted(session: Session, folder: Path) -> None:
    _bring(session, folder, MassWishes(keep=True))
    for article in session.state.catalogue.all(Article).values():
        assert original_of(session, article.id) == (folder / article.file_name).read_bytes()


def _page(text: str) -> str:
    link = '<link rel="canonical" href="https://example.org/mill">'
    lines = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return f"<html><head><title>Mill</title>{link}</head><body><article>{lines}</article>"


OLD = """The mill will close in May, Jane Roe said on Tuesday after a meeting of the council.
Twelve people will lose their work, the council said in a letter to all of them."""


def _pages(session: Session, tmp_path: Path) -> Path:
    """Import a page, tag it, and return a folder with the corrected page."""
    old, new = tmp_path / "old", tmp_path / "new"
    for place, text in ((old, OLD), (new, OLD.replace("Twelve people", "Fifteen women"))):
        place.mkdir()
        (place / "mill.html").write_text(_page(text), encoding="utf-8")
    _bring(session, old)
    (article,) = session.state.catalogue.all(Article).values()
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    tags = []
    for quote in ("Jane Roe", "Twelve people"):
        start = opened.text.index(quote)
        span = {"start": start, "end": start + len(quote), "quote": quote}
        tags.append(
            Tag(
                id=new_id(),
                author=session.author,
                created=now(),
                text_version=opened.version.id,
                kind=TagKind.ACTOR,
                **span,  # type: ignore[arg-type]  # by name
            )
        )
    session.do(ChangeSet("tag.actor", created(*tags), (("quote", "x"),))).result()
    return new


def test_a_known_address_gives_the_next_text(session: Session, tmp_path: Path) -> None:
    found = _bring(session, _pages(session, tmp_path))
    assert (found.imported, found.renewed, found.moved, found.unplaced) == (0, 1, 1, 1)
    assert [(label, tag.quote) for label, tag in found.left] == [("A", "Twelve people")]
    assert len(_names(session)) == 1


def test_or_an_article_of_its_own(session: Session, tmp_path: Path) -> None:
    found = _bring(session, _pages(session, tmp_path), MassWishes(renew=False))
    assert (found.imported, found.renewed) == (1, 0)
    assert len(_names(session)) == 2
    records = session.submit(lambda store: list(store.records())).result()
    assert [one.number for one in records if isinstance(one, TextVersion)] == [1, 1]


def test_how_much_is_many(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = extent([folder])
    assert (found.files, found.is_many) == (COUNT, False)
    assert found.size == sum(path.stat().st_size for path in folder.iterdir())
    monkeypatch.setattr("variorum.workspace.import_pieces.FILES_SHOWN", COUNT - 1)
    assert extent([folder]).is_many


def test_a_text_that_came_meanwhile_is_known(session: Session, folder: Path) -> None:
    session.signed()
    aside = session.aside()
    act = import_act(session, look(session, [folder / "00.txt"], lambda _done, _all: True))
    assert act is not None
    session.do(act).result()
    found = bring(aside, [folder], MassWishes(), session.signed(), lambda *_: True)
    assert (found.imported, found.known) == (COUNT - 1, 1)
