"""Every command: exit code 0, 1 or 2; messages on stderr, data on stdout; what it leaves behind."""

import csv
import getpass
import json
import struct
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from laid_sample import LaidSample

import variorum.ui.app
from variorum.cli.main import cli
from variorum.paths import resources, sample_corpus

if TYPE_CHECKING:
    from conftest import Run

ARTICLES = sample_corpus() / "articles"
TAGS = sample_corpus() / "tags.jsonl"


def _records(run: "Run", project: Path, out: Path) -> bytes:
    assert run("export", project, "--out", out)[0] == 0
    return out.read_bytes()


@pytest.fixture
def tagged(own_folders: None, tmp_path: Path, laid_sample: LaidSample) -> Path:
    """Return a project with the sample's articles and tags."""
    del own_folders
    return laid_sample.lay(tmp_path / "p.variorum")


# -- new, and what is no project


def test_new_creates_and_says_so_on_stderr(run: "Run", tmp_path: Path) -> None:
    code, out, err = run("new", tmp_path / "a.variorum", "--title", "Arms")
    assert (code, out) == (0, "")
    assert "a.variorum" in err
    assert json.loads(run("summary", tmp_path / "a.variorum", "--format", "json")[1])["title"] == (
        "Arms"
    )


def test_new_leaves_an_existing_file_alone(run: "Run", tmp_path: Path) -> None:
    path = tmp_path / "a.variorum"
    path.write_bytes(b"precious")
    code, out, err = run("new", path)
    assert (code, out) == (1, "")
    assert "exists already" in err
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize(
    "command",
    [
        ("summary",),
        ("check",),
        ("import", "--", ARTICLES),
        ("annotate", "--", TAGS),
        ("export", "--out", "x"),
    ],
    ids=lambda command: str(command[0]),
)
def test_a_file_that_is_no_project_is_refused_and_kept(
    run: "Run", tmp_path: Path, command: tuple[object, ...]
) -> None:
    path = tmp_path / "notes.variorum"
    path.write_bytes(b"just notes\n" * 100)
    name, *rest = command
    arguments = [one for one in rest if one != "--"]
    code, out, err = run(name, path, *arguments)
    assert (code, out) == (1, "")
    assert "is not a Variorum project" in err
    assert "Traceback" not in err
    assert path.read_bytes() == b"just notes\n" * 100


def test_a_project_that_is_not_there_is_not_made(run: "Run", tmp_path: Path) -> None:
    code, _, err = run("import", tmp_path / "no.variorum", ARTICLES)
    assert code == 1
    assert "There is no project" in err
    assert not (tmp_path / "no.variorum").exists()


# -- usage


@pytest.mark.parametrize(
    "arguments",
    [
        ("new",),
        ("import", "p.variorum"),
        ("import", "p.variorum", "x.txt", "--genre", "gossip"),
        ("import", "p.variorum", "x.txt", "--published", "last week"),
        ("summary", "p.variorum", "--format", "smoke"),
        ("export", "p.variorum"),
        ("export", "p.variorum", "--format", "smoke", "--out", "x"),
        ("screenshots", "p.variorum"),
        ("--nonsense",),
        ("check", "p.variorum", "--nonsense"),
        ("exprot", "p.variorum"),
        ("frobnicate",),
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_with_words_on_stderr(run: "Run", arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Error:" in err


def test_help_and_version_are_data(run: "Run") -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert all(name in out for name in cli.commands)
    assert "..." not in out.partition("Commands:")[2]
    assert run("--version")[1].startswith("variorum")


# -- the window


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), (None, "account")),
        (("p.variorum",), (Path("p.variorum"), "account")),
        (("p.variorum", "--author", "Ada"), (Path("p.variorum"), "Ada")),
        (("./new",), (Path("./new"), "account")),
        (("window", "new"), (Path("new"), "account")),
    ],
)
def test_a_project_alone_opens_the_window(
    run: "Run",
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    expected: tuple[Path | None, str],
) -> None:
    asked: list[tuple[Path | None, str]] = []

    def fake(project: Path | None, author: str) -> int:
        asked.append((project, author))
        return 0

    monkeypatch.setattr(variorum.ui.app, "run", fake)
    monkeypatch.setattr(getpass, "getuser", lambda: "account")
    assert run(*arguments)[0] == 0
    assert asked == [expected]


# -- import


def test_import_takes_a_folder_and_names_each_article(run: "Run", project: Path) -> None:
    code, out, err = run("import", project, ARTICLES)
    assert (code, out) == (0, "")
    for label, path in zip("ABCDE", sorted(ARTICLES.iterdir()), strict=True):
        assert f"{path.name}: imported as {label}." in err


def test_one_bad_file_does_not_keep_the_good_ones_out(
    run: "Run", project: Path, tmp_path: Path
) -> None:
    bad, empty, good = tmp_path / "bad.txt", tmp_path / "empty.txt", tmp_path / "good.txt"
    bad.write_bytes(b"\x7fELF\x00\x01\x02" * 50)
    empty.write_bytes(b"")
    good.write_text("Seoul said so on Monday.\n", encoding="utf-8")
    code, out, err = run("import", project, bad, good, empty, tmp_path / "gone.txt")
    assert (code, out) == (1, "")
    assert "good.txt: imported as A." in err
    said = [line for line in err.splitlines() if "good.txt" not in line]
    assert len(said) == 3
    for name in ("bad.txt", "empty.txt", "gone.txt"):
        assert sum(name in line for line in said) == 1
    summary = json.loads(run("summary", project, "--format", "json")[1])
    assert [article["label"] for article in summary["articles"]] == ["A"]


def test_the_same_text_again_is_skipped_and_named(run: "Run", project: Path) -> None:
    first = min(ARTICLES.iterdir())
    run("import", project, first)
    code, _, err = run("import", project, ARTICLES)
    assert code == 0
    assert f"{first.name}: skipped, the same text as A" in err
    assert err.count("imported as") == 4


def test_import_states_metadata_for_what_it_imports(
    run: "Run", project: Path, tmp_path: Path
) -> None:
    text = tmp_path / "t.txt"
    text.write_text("Moscow denied it.\n", encoding="utf-8")
    stated = ("--title", "T", "--outlet", "O", "--byline", "B", "--genre", "opinion")
    more = ("--published", "2024-06", "--url", "https://example.org/t", "--language", "en")
    assert run("import", project, text, *stated, *more)[0] == 0
    exported = _records(run, project, tmp_path / "d.jsonl").decode("utf-8").splitlines()
    article = next(line for line in map(json.loads, exported) if line["record"] == "article")
    assert (article["title"], article["byline"], article["genre"]) == ("T", "B", "opinion")
    assert (article["published"], article["language"]) == ("2024-06", "en")
    assert article["url"] == "https://example.org/t"
    assert not set(article["inferred"]) & {"title", "outlet", "byline", "genre", "published"}


def test_files_of_one_name_in_two_folders_are_told_apart(
    run: "Run", project: Path, tmp_path: Path
) -> None:
    for folder, words in (("one", "Seoul said so.\n"), ("two", "Moscow denied it.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "story.txt").write_text(words, encoding="utf-8")
    code, _, err = run("import", project, tmp_path / "one", tmp_path / "two")
    assert code == 0
    assert sorted(err.split()[-1] for err in err.splitlines()) == ["A.", "B."]


def test_one_title_for_several_articles_is_wrong_usage(run: "Run", project: Path) -> None:
    code, _, err = run("import", project, ARTICLES, "--title", "All of them")
    assert code == 2
    assert "--title" in err
    summary = json.loads(run("summary", project, "--format", "json")[1])
    assert summary["articles"] == []


# -- annotate


def test_annotate_takes_a_whole_dataset_and_says_what_is_new(run: "Run", project: Path) -> None:
    code, out, err = run("annotate", project, TAGS)
    assert (code, out) == (0, "")
    assert err.startswith("New: ")
    assert "5 article" in err


def test_annotate_again_changes_nothing(run: "Run", tagged: Path, tmp_path: Path) -> None:
    before = _records(run, tagged, tmp_path / "before.jsonl")
    code, _, err = run("annotate", tagged, TAGS)
    assert code == 0
    assert "Nothing new." in err
    assert _records(run, tagged, tmp_path / "after.jsonl") == before


@pytest.mark.parametrize("damage", ["{broken", '{"record": "gossip"}', "\xff"])
def test_a_bad_line_leaves_the_project_as_it_was(
    run: "Run", project: Path, tmp_path: Path, damage: str
) -> None:
    run("import", project, ARTICLES)
    before = _records(run, project, tmp_path / "before.jsonl")
    lines = TAGS.read_bytes().splitlines()
    lines[700] = damage.encode("latin-1")
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"\n".join(lines) + b"\n")
    code, out, err = run("annotate", project, bad)
    assert (code, out) == (1, "")
    assert "701" in err
    assert _records(run, project, tmp_path / "after.jsonl") == before


def test_a_dataset_that_is_not_there_is_said(run: "Run", project: Path, tmp_path: Path) -> None:
    code, _, err = run("annotate", project, tmp_path / "gone.jsonl")
    assert code == 1
    assert "gone.jsonl" in err


# -- summary


def test_summary_json_follows_its_schema(run: "Run", tagged: Path) -> None:
    code, out, err = run("summary", tagged, "--format", "json")
    assert (code, err) == (0, "")
    path = resources() / "schema" / "summary-1.schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(out), schema)


def test_summary_text_is_data_on_stdout_or_in_a_file(
    run: "Run", tagged: Path, tmp_path: Path
) -> None:
    code, out, err = run("summary", tagged)
    assert (code, err) == (0, "")
    assert "Contested" in out
    assert run("summary", tagged, "--out", tmp_path / "s.txt")[1] == ""
    assert (tmp_path / "s.txt").read_text(encoding="utf-8") == out


@pytest.mark.parametrize(
    ("form", "start"),
    [("html", b"<!DOCTYPE html>"), ("md", b"# "), ("docx", b"PK\x03\x04"), ("pdf", b"%PDF-")],
)
def test_summary_as_a_report(
    run: "Run", tagged: Path, tmp_path: Path, form: str, start: bytes
) -> None:
    path = tmp_path / f"report.{form}"
    assert run("summary", tagged, "--format", form, "--out", path) == (0, "", "")
    assert path.read_bytes().startswith(start)


def test_a_word_document_is_not_printed_on_the_terminal(run: "Run", tagged: Path) -> None:
    code, out, err = run("summary", tagged, "--format", "docx")
    assert (code, out) == (2, "")
    assert "--out" in err


# -- export


def test_export_writes_each_format(run: "Run", tagged: Path, tmp_path: Path) -> None:
    code, out, err = run("export", tagged, "--format", "dataset", "--out", tmp_path / "d.jsonl")
    assert (code, out) == (0, "")
    lines = (tmp_path / "d.jsonl").read_bytes().splitlines()
    assert f"Wrote {len(lines)} records" in err
    for form in ("csv", "csv-spreadsheet"):
        assert run("export", tagged, "--format", form, "--out", tmp_path / form)[0] == 0
        with (tmp_path / form / "tags.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.DictReader(file))) == sum(b'"record":"tag"' in one for one in lines)


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("folder", None),
        ("xlsx", b"PK"),
        ("webannotation", b'{"@context": ["http://www.w3.org/ns/anno.jsonld"'),
        ("qdpx", b"PK"),
        ("qdc", b"<?xml"),
        ("labelstudio", None),
        ("brat", None),
        ("conll", b"-DOCSTART- -X- O O\n\n"),
    ],
)
def test_export_writes_the_formats_of_others(
    run: "Run", tagged: Path, tmp_path: Path, form: str, start: bytes | None
) -> None:
    out = tmp_path / "out"
    code, _, err = run("export", tagged, "--format", form, "--out", out)
    assert (code, err.splitlines()[-1].split()[0]) == (0, "Wrote")
    assert out.is_dir() if start is None else out.read_bytes().startswith(start)
    assert ("cannot carry" in err) is (form in ("qdpx", "qdc", "brat", "conll"))


def test_export_does_not_replace_a_folder_of_something_else(
    run: "Run", tagged: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "diary.txt").write_text("dear", encoding="utf-8")
    code, _, err = run("export", tagged, "--format", "csv", "--out", tmp_path / "mine")
    assert code == 1
    assert "mine" in err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["diary.txt"]


def test_export_to_nowhere_exits_1(run: "Run", tagged: Path, tmp_path: Path) -> None:
    code, _, err = run("export", tagged, "--out", tmp_path / "no" / "d.jsonl")
    assert code == 1
    assert "Traceback" not in err


def test_what_a_format_cannot_carry_is_said_and_strict_writes_nothing(
    run: "Run", tagged: Path, tmp_path: Path
) -> None:
    out = tmp_path / "tables"
    arguments = ("export", tagged, "--format", "csv-spreadsheet", "--out", out)
    code, _, err = run(*arguments, "--strict")
    assert code == 1
    assert "cannot carry: 4 records with cells like formulas." in err
    assert "Nothing was written." in err
    assert not out.exists()
    code, _, err = run(*arguments)
    assert code == 0
    assert err.startswith("CSV tables for spreadsheets cannot carry: 4 records")
    assert run("export", tagged, "--strict", "--out", tmp_path / "d.jsonl")[0] == 0


def test_a_part_of_a_project_is_exported(run: "Run", tagged: Path, tmp_path: Path) -> None:
    out = tmp_path / "part"
    options = ("--article", "A", "--kind", "figure", "--kind", "claim", "--no-texts")
    assert run("export", tagged, "--format", "folder", "--out", out, *options)[0] == 0
    lines = (out / "tags.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["kind"] for line in lines} == {"figure", "claim"}
    assert len((out / "articles.jsonl").read_bytes().splitlines()) == 1
    assert "text" not in json.loads((out / "texts.jsonl").read_bytes())


@pytest.mark.parametrize(
    ("option", "said"),
    [(("--article", "Z"), "label or id “Z”"), (("--analyst", "Nobody"), "is called “Nobody”")],
)
def test_a_part_that_is_not_there_is_named(
    run: "Run", tagged: Path, tmp_path: Path, option: tuple[str, str], said: str
) -> None:
    code, _, err = run("export", tagged, "--out", tmp_path / "x", *option)
    assert code == 1
    assert said in err
    assert not (tmp_path / "x").exists()


def test_formats_are_listed_with_what_they_carry(run: "Run") -> None:
    code, out, err = run("formats")
    assert (code, err) == (0, "")
    written, _, read = out.partition("\n\n")
    rows = {line.split("\t")[0]: line.split("\t") for line in written.splitlines()}
    assert "qdpx\t.qdpx\tREFI-QDA project\tread by annotate" in read.splitlines()
    assert rows["dataset"][1:] == [
        *(".jsonl", "Dataset (JSON Lines)", "everything but the history")
    ]
    listed = {row["name"]: row for row in json.loads(run("formats", "--json")[1])["formats"]}
    assert list(listed) == list(rows)
    assert "formulas" not in listed["csv-spreadsheet"]["carries"]


# -- check


def test_check_of_a_sound_project(run: "Run", tagged: Path) -> None:
    assert run("check", tagged) == (0, "", "The project is sound.\n")
    assert run("check", tagged, "--json") == (0, "[]\n", "")


def test_check_finds_one_flipped_byte_of_a_text(run: "Run", tagged: Path) -> None:
    raw = bytearray(tagged.read_bytes())
    place = raw.index(b"Military cooperation between")
    raw[place] ^= 0x01
    tagged.write_bytes(raw)
    code, out, err = run("check", tagged, "--json")
    assert (code, err) == (1, "")
    assert "check.fingerprint" in {row["code"] for row in json.loads(out)}
    code, out, err = run("check", tagged)
    assert code == 1
    assert "fingerprint differs" in out
    assert "found" in err


# -- a project another program holds, and one that may not be written

HOLDER = """
import sys
from pathlib import Path
from variorum.workspace.projects import open_project
session = open_project(Path(sys.argv[1]), "Grace")
print("held", flush=True)
sys.stdin.readline()
session.close()
"""


def test_a_project_open_elsewhere_is_read_and_not_written(
    run: "Run", tagged: Path, tmp_path: Path
) -> None:
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", HOLDER, str(tagged)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            before = _records(run, tagged, tmp_path / "before.jsonl")
            text = tmp_path / "t.txt"
            text.write_text("Moscow denied it.\n", encoding="utf-8")
            for writing in (("import", tagged, text), ("annotate", tagged, TAGS)):
                code, out, err = run(*writing)
                assert (code, out) == (1, "")
                assert "Grace" in err
            assert run("check", tagged)[0] == 0
            assert _records(run, tagged, tmp_path / "after.jsonl") == before
        finally:
            other.communicate("\n")


# -- sample and screenshots


def test_sample_without_a_display_writes_the_same_job(run: "Run", tmp_path: Path) -> None:
    code, out, err = run("sample", "--headless", "--out", tmp_path / "s", "--author", "Ada")
    assert code == 0
    assert out == (tmp_path / "s" / "summary.txt").read_text(encoding="utf-8")
    assert str(tmp_path / "s") in err
    names = {path.name for path in (tmp_path / "s").iterdir()}
    assert {"sample.variorum", "summary.json", "summary.txt", "report.html"} <= names
    assert "dataset.jsonl" in names
    pictures = {path.name for path in (tmp_path / "s" / "screenshots").iterdir()}
    for page in ("annotate", "reconcile", "summary"):
        for look in ("light", "dark"):
            assert {f"{page}-{look}.png", f"{page}-{look}@2x.png"} <= pictures


def test_screenshots_are_drawn_as_asked_for(run: "Run", tagged: Path, tmp_path: Path) -> None:
    asked = ("--theme", "dark-contrast", "--scale", "1.25")
    code, out, _ = run("screenshots", tagged, "--out", tmp_path / "s", *asked)
    assert code == 0
    names = {f"{page}-dark-contrast@1.25x.png" for page in ("welcome", "annotate", "summary")}
    drawn = {path.name for path in (tmp_path / "s").iterdir()}
    pages = (
        *("strip", "reconcile", "library", "export", "summary-by-speaker"),
        *("summary-actors", "summary-figures", "summary-outlets", "summary-articles"),
        *("summary-briefs", "summary-propositions-chart", "summary-stances-table"),
        *("summary-timeline", "summary-timeline-table", "summary-network", "summary-network-chart"),
    )
    others = {f"{page}-dark-contrast@1.25x.png" for page in pages}
    assert names | others <= drawn
    assert any(name.startswith("reconcile-") for name in drawn - {"reconcile-dark-contrast.png"})
    assert all(name in out for name in names)
    header = (tmp_path / "s" / "annotate-dark-contrast@1.25x.png").read_bytes()[16:24]
    assert struct.unpack(">II", header) == (1800, 1125)


# -- as a program


def test_the_program_itself_keeps_streams_and_codes_apart(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "from variorum.cli import main; main()"]

    def call(*arguments: object) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(  # noqa: S603  # this Python, our own program
            [*program, *map(str, arguments)], capture_output=True, check=False
        )

    path = tmp_path / "p.variorum"
    made = call("new", path)
    assert (made.returncode, made.stdout) == (0, b"")
    again = call("new", path)
    assert again.returncode == 1
    assert b"Traceback" not in again.stderr
    text = call("summary", path)
    assert text.returncode == 0
    assert text.stderr == b""
    assert call("summary").returncode == 2
