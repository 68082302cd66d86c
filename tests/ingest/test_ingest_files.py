"""Which files an import takes, and what each becomes."""

import hashlib
import os
from pathlib import Path

import pytest

from variorum.ingest.files import plan, read_articles, read_text
from variorum.model.errors import UserError

posix = pytest.mark.skipif(os.name == "nt", reason="needs links and FIFOs of POSIX")


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}.", encoding="utf-8")


def code(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        read_articles(path)
    assert caught.value.params["file"] == path.name
    return caught.value.code


def test_folders_are_searched_sorted_and_hidden_things_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/z.MD", "a/.hidden.txt", ".git/c.txt", "c.xyz", "d")
    files, refused = plan([tmp_path])
    assert [str(file.relative_to(tmp_path).as_posix()) for file in files] == ["a/z.MD", "b.txt"]
    assert [(error.code, error.params["file"]) for error in refused] == [
        ("import.unsupported", "c.xyz"),
        ("import.unsupported", "d"),
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    files, _ = plan([tmp_path / "b.txt", tmp_path])
    assert [file.name for file in files] == ["b.txt", "a.txt"]


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    _, refused = plan([tmp_path / "gone.txt"])
    assert [(error.code, error.params["file"]) for error in refused] == [
        ("import.missing", "gone.txt")
    ]
    assert code(tmp_path / "gone.txt") == "import.missing"


@posix
def test_links_and_special_files_are_refused(tmp_path: Path) -> None:
    put(tmp_path, "real/a.txt")
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real" / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    files, refused = plan([tmp_path])
    assert [file.name for file in files] == ["a.txt"]
    assert {(error.code, error.params["file"]) for error in refused} == {
        ("import.not_a_file", "fifo.txt"),
        ("import.not_a_file", "link.txt"),
        ("import.not_a_file", "loop"),
    }
    assert code(tmp_path / "fifo.txt") == "import.not_a_file"
    assert code(tmp_path / "link.txt") == "import.not_a_file"


@posix
def test_a_file_that_may_not_be_read_says_why(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    if os.access(tmp_path / "a.txt", os.R_OK):
        pytest.skip("this user may read everything")
    assert code(tmp_path / "a.txt") == "import.unreadable"


def test_a_file_becomes_a_text_with_its_origin(tmp_path: Path) -> None:
    path = tmp_path / "ships.txt"
    path.write_bytes("\ufeffForty ships 🚢\r\nleft.\r\n".encode("utf-16-le"))
    [incoming] = read_articles(path)
    assert incoming.text == "Forty ships 🚢\nleft.\n"
    assert incoming.sha256 == hashlib.sha256(incoming.text.encode()).hexdigest()
    assert incoming.encoding == "utf-16-le"
    assert incoming.steps[0].startswith("original:sha256=")
    assert incoming.steps[1:] == ("bom:dropped", "newlines:crlf=2")
    assert (incoming.extractor, incoming.file_name) == ("plain-text/1", "ships.txt")
    assert incoming.text.index("left") == 14  # the ship is one code point


def test_markdown_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ships.md"
    path.write_text("# Ships\n\n*Forty* left.\n", encoding="utf-8", newline="\n")
    [incoming] = read_articles(path)
    assert incoming.text == "# Ships\n\n*Forty* left.\n"
    assert incoming.extractor == "markdown-as-text/1"
    assert incoming.guesses.title == "Ships"


def test_the_same_text_in_other_bytes_has_the_same_hash(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Größe\r\n".encode("utf-8-sig"))
    (tmp_path / "b.txt").write_bytes("Größe\n".encode("utf-16"))
    pasted = read_text("Größe\r")
    hashes = {read_articles(tmp_path / name)[0].sha256 for name in ("a.txt", "b.txt")}
    assert hashes == {pasted.sha256}
    assert (pasted.extractor, pasted.encoding, pasted.file_name) == ("pasted-text/1", "", "")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "import.empty"),
        (b"\n \n", "import.empty"),
        (b"text\0text", "import.nul"),
        (b"\x89PNG\r\n\x1a\n", "import.binary"),
        (b"a" * 5_000_001, "import.too_large"),
    ],
)
def test_bad_files_are_refused_by_name(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    assert code(path) == expected


def test_a_format_not_read_yet_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "a.doc")
    assert code(tmp_path / "a.doc") == "import.unsupported"
