"""Files are kept beside their texts where that is wanted, and nowhere in the journal."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum.cli.main import cli
from variorum.model.errors import UserError
from variorum.model.journal import Finding
from variorum.model.records import Article
from variorum.workspace.importing import import_act, look, look_at_text
from variorum.workspace.originals import keep_originals, origin_of, original_of
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session

DATA = "Die Mühle schließt.\r\nKeiner sagt, warum.\r\n".encode("cp1252")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.txt"
    made.write_bytes(DATA)
    return made


def _import(session: Session, path: Path, *, keep: bool = True) -> Article:
    found = look(session, [path], lambda _done, _all: True)
    if keep:
        assert keep_originals(session, found) == []
    act = import_act(session, found)
    assert act is not None
    session.do(act).result()
    return next(one.after for one in act.changes if isinstance(one.after, Article))


def test_a_file_comes_back_byte_for_byte(session: Session, file: Path) -> None:
    article = _import(session, file)
    file.unlink()
    assert original_of(session, article.id) == DATA
    origin = origin_of(session, article.id)
    assert origin.sha256 == hashlib.sha256(DATA).hexdigest()
    assert (origin.kept, origin.encoding, origin.extractor) == (
        len(DATA),
        "cp1252",
        "plain-text/1",
    )
    assert (origin.file_name, origin.number) == ("a.txt", 1)
    assert session.check().result() == []


def test_without_the_wish_only_its_fingerprint_is_kept(session: Session, file: Path) -> None:
    article = _import(session, file, keep=False)
    assert origin_of(session, article.id).kept is None
    assert origin_of(session, article.id).sha256 == hashlib.sha256(DATA).hexdigest()
    with pytest.raises(UserError, match=r"original\.not_kept"):
        original_of(session, article.id)


def test_pasted_text_has_no_file(session: Session) -> None:
    act = import_act(session, look_at_text(session, "Some words.", "pasted"))
    assert act is not None
    session.do(act).result()
    (article,) = session.state.catalogue.all(Article).values()
    assert origin_of(session, article.id).sha256 == ""


def test_a_file_that_changed_after_it_was_read_is_not_kept(session: Session, file: Path) -> None:
    found = look(session, [file], lambda _done, _all: True)
    file.write_bytes(b"Something else.")
    assert keep_originals(session, found) == ["a.txt"]
    file.unlink()
    assert keep_originals(session, found) == ["a.txt"]
    assert session.submit(lambda store: store.original_size(_sha(DATA))).result() is None


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_undo_and_redo_leave_it_and_the_journal_never_has_it(session: Session, file: Path) -> None:
    article = _import(session, file)
    session.undo().result()
    session.redo().result()
    assert original_of(session, article.id) == DATA
    session.close()
    database = sqlite3.connect(session.path)
    assert database.execute("SELECT count(*) FROM original").fetchone() == (1,)
    journaled = database.execute(
        "SELECT count(*) FROM event WHERE instr(CAST(after AS BLOB), ?)", [b"M\xfchle"]
    )
    assert journaled.fetchone() == (0,)
    database.close()


def test_a_file_that_is_another_is_found_and_not_given_out(session: Session, file: Path) -> None:
    article = _import(session, file)
    other = sqlite3.connect(session.path)
    other.execute("UPDATE original SET data = ?", [b"other"])
    other.commit()
    other.close()
    assert session.check().result() == [Finding("check.original", {"id": _sha(DATA)})]
    with pytest.raises(UserError, match=r"original\.damaged"):
        original_of(session, article.id)


def test_the_command_line_keeps_and_gives_back(tmp_path: Path, file: Path) -> None:
    project, out = tmp_path / "p.variorum", tmp_path / "out.txt"
    create_project(project, "P", "Ada").close()
    for arguments in (
        ["import", str(project), str(file), "--keep-originals"],
        ["original", str(project), "A", "--out", str(out)],
    ):
        done = CliRunner().invoke(cli, [*arguments, "--author", "Ada"])
        assert done.exit_code == 0, done.output
    assert out.read_bytes() == DATA
    told = CliRunner().invoke(cli, ["original", str(project), "A", "--author", "Ada"]).output
    assert f"sha256\t{_sha(DATA)}" in told
    assert f"kept\t{len(DATA)} bytes" in told
    assert "read by\tplain-text/1" in told
