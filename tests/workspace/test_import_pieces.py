"""Very many files come piece by piece: killed anywhere, whole pieces stay; again, it goes on."""

import codecs
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from variorum.model.records import Article
from variorum.workspace import import_pieces
from variorum.workspace.import_pieces import pieces
from variorum.workspace.importing import Candidate, import_act
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.session import Session

COUNT = 23


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(import_pieces, "FILES_AT_ONCE", 5)
    made = tmp_path / "in"
    made.mkdir()
    for number in range(COUNT):
        text = f"The mill closed on day {number}. Nobody said why."
        (made / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return made


def _take(session: Session, folder: Path, until: int = COUNT) -> list[tuple[int, int, int]]:
    """Import as far as `until` files; return (files done, all files, imported) of each piece."""
    taken = []
    for piece in pieces(session, [folder]):
        act = import_act(session, piece.found)
        if act:
            session.do(act).result()
        wanted = sum(one.importable for one in piece.found)
        taken.append((piece.done, piece.everything, wanted))
        if piece.done >= until:
            break
    return taken


def _names(session: Session) -> list[str]:
    return sorted(one.file_name for one in session.state.catalogue.all(Article).values())


def test_every_file_comes_once_in_pieces(session: Session, folder: Path) -> None:
    assert _take(session, folder) == [
        (5, COUNT, 5),
        (10, COUNT, 5),
        (15, COUNT, 5),
        (20, COUNT, 5),
        (23, COUNT, 3),
    ]
    assert _names(session) == sorted(file.name for file in folder.iterdir())
    labels = [one.label for one in session.state.catalogue.all(Article).values()]
    assert len(set(labels)) == COUNT


def test_done_again_it_passes_over_what_is_there(session: Session, folder: Path) -> None:
    _take(session, folder, until=10)
    assert len(_names(session)) == 10
    assert [imported for _, _, imported in _take(session, folder)] == [0, 0, 5, 5, 3]
    assert len(_names(session)) == COUNT


def test_what_is_there_is_known_by_its_bytes(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "03.txt").write_bytes(codecs.BOM_UTF8 + (folder / "03.txt").read_bytes())
    _take(session, folder, until=10)
    (folder / "06.txt").write_text("Another text.", encoding="utf-8")
    read: list[str] = []
    look_at = import_pieces.look_at_files

    def note(session: Session, files: list[Path], *more: object) -> list[Candidate]:
        read.extend(file.name for file in files)
        return look_at(session, files, *more)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(import_pieces, "look_at_files", note)
    skimmed = list(pieces(session, [folder], skim=True))
    known = {one.name for piece in skimmed for one in piece.found if one.duplicate_of}
    assert known == {f"{at:02}.txt" for at in range(10)} - {"06.txt"}
    assert [piece.done for piece in skimmed] == [5, 10, 15, 20, COUNT]
    assert read == ["03.txt", "06.txt", *(f"{at:02}.txt" for at in range(10, COUNT))]


def test_a_text_of_an_earlier_piece_is_known(session: Session, folder: Path) -> None:
    (folder / "22.txt").write_bytes((folder / "00.txt").read_bytes())
    assert sum(imported for _, _, imported in _take(session, folder)) == COUNT - 1


def test_a_piece_is_cut_by_size_too(
    session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_pieces, "BYTES_AT_ONCE", 100)
    assert {len(piece.found) for piece in pieces(session, [folder])} == {1, 2}


def test_what_cannot_be_read_is_told_once_and_alone_too(session: Session, tmp_path: Path) -> None:
    found = [one for piece in pieces(session, [tmp_path / "no.txt"]) for one in piece.found]
    assert [one.error.code for one in found if one.error] == ["import.missing"]


KILLED = """
import os, signal, sys
from pathlib import Path
from variorum.workspace import import_pieces
from variorum.workspace.importing import import_act
from variorum.workspace.projects import open_project

import_pieces.FILES_AT_ONCE = 5
session = open_project(Path(sys.argv[1]), "Ada")
for number, piece in enumerate(import_pieces.pieces(session, [Path(sys.argv[2])])):
    act = import_act(session, piece.found)
    if number == 2:
        session.submit(lambda store: store.commit(
            act, session.author, progress=lambda done, all: os.kill(os.getpid(), signal.SIGKILL)
        )).result()
    session.do(act).result()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_killed_while_writing_a_piece_whole_pieces_stay(tmp_path: Path, folder: Path) -> None:
    project = tmp_path / "k.variorum"
    create_project(project, "P", "Ada").close()
    done = subprocess.run(  # noqa: S603  # the running interpreter
        [sys.executable, "-c", KILLED, str(project), str(folder)], check=False
    )
    assert done.returncode == -signal.SIGKILL
    session = open_project(project, "Ada")
    assert session.check().result() == []
    assert _names(session) == [f"{number:02}.txt" for number in range(10)]
    _take(session, folder)
    assert len(_names(session)) == COUNT
    assert session.check().result() == []
    session.close()
