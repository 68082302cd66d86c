"""`variorum import` of many formats: what is said, previewed, refused, and which columns count."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Run

TABLE = "Headline,Prose\nMill closes,The mill closed.\nShips,Forty ships left.\n"
PAGE = (
    "<html><head><meta charset='utf-8'><title>Mill closes</title></head><body><nav>Home</nav>"
    + "".join(f"<p>The mill in town {one} closed in May; nobody said why.</p>" for one in range(5))
    + "</body></html>"
)


def _summary(run: "Run", project: Path) -> str:
    return run("summary", project, "--format", "json")[1]


def test_a_preview_lists_and_changes_nothing(run: "Run", project: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    before = _summary(run, project)
    code, out, err = run("import", project, tmp_path / "t.csv", "--preview", "--column=text=Prose")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "t.csv (1/2): Mill closes | 3 words | csv/1 | text of the column Prose",
        "t.csv (2/2): Ships | 3 words | csv/1 | text of the column Prose",
    ]
    assert _summary(run, project) == before


def test_a_table_without_known_columns_names_those_it_has(
    run: "Run", project: Path, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    code, _, err = run("import", project, tmp_path / "t.csv")
    assert code == 1
    assert "Headline, Prose" in err
    assert "--column text=COLUMN" in err
    code, _, err = run("import", project, tmp_path / "t.csv", "--column", "text")
    assert code == 2
    assert "FIELD=COLUMN" in err


def test_what_was_left_out_is_said(run: "Run", project: Path, tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(PAGE, encoding="utf-8")
    code, _, err = run("import", project, tmp_path / "p.html")
    assert code == 0
    assert "imported as A. Read: utf-8, as the page declares;" in err
    assert "1 word left out" in err


def test_the_encoding_can_be_named(run: "Run", project: Path, tmp_path: Path) -> None:
    (tmp_path / "p.html").write_bytes(PAGE.replace("utf-8", "cp1251").encode("cp1252"))
    code, _, err = run("import", project, tmp_path / "p.html", "--encoding", "cp1252")
    assert code == 0
    assert "cp1252, as you chose" in err


def test_a_bad_file_does_not_stop_the_others(run: "Run", project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "b.txt").write_text("The mill closed.", encoding="utf-8")
    code, _, err = run("import", project, tmp_path)
    assert code == 1
    assert "a.docx is damaged" in err
    assert "b.txt: imported as A." in err
