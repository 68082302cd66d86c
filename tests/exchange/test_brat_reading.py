"""brat in: annotation files as brat and shared tasks write them, each kind of line, each mark."""

import zipfile
from pathlib import Path

import pytest

from variorum.exchange.brat import read_brat
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignTag, ForeignText

TEXT = "🚢 North and South\u2028Korea met.\nBoth denied it."
ANN = """\
*\tEquiv T1 T3 T2
T1\tGPE 2 7;18 23\tNorth Korea
T2\tGPE 12 23\tSouth\u2028Korea
T3\tGPE 29 33\tBoth
T4\tMeet 24 27\tmet
T5\tMeet 24 28;29 33\tmet. Both
E1\tMeet:T4 Side1:T1 Side2:T2
A1\tNegation E1
A2\tConfidence T1 L1 or L2
M1\tSpeculation T3
N1\tReference T2 Wikidata:Q884\tSouth Korea
N2\tReference T2 Wikipedia:27019
R1\tDenies Arg1:T3 Arg2:E1\t
#1\tAnnotatorNotes T3\tboth? sure
#2\tAnnotatorNotes R1\tno
"""


def write(folder: Path, ann: str | bytes = ANN, text: str | bytes | None = TEXT) -> Path:
    """Write a text and its annotations."""
    for name, content in (("a.ann", ann), ("a.txt", text)):
        if content is not None:
            data = content if isinstance(content, bytes) else content.encode()
            (folder / name).write_bytes(data)
    return folder


def the_text(file: ForeignFile) -> ForeignText:
    """Return the only text of a file."""
    (found,) = file.texts
    return found


def by_key(text: ForeignText) -> dict[str, ForeignTag]:
    """Return the tags by key."""
    return {tag.key: tag for tag in text.tags}


def test_every_kind_of_line(tmp_path: Path) -> None:
    file = read_brat(write(tmp_path))
    text = the_text(file)
    tags = by_key(text)
    assert (text.name, text.text, text.details) == ("a", TEXT, {"file": "a.txt"})
    assert [(key, tag.label, tag.start, tag.end) for key, tag in tags.items()] == [
        ("T1", "GPE", 2, 23),
        ("T2", "GPE", 12, 23),
        ("T3", "GPE", 29, 33),
        ("T4", "Meet", 24, 27),
        ("T5", "Meet", 24, 33),
    ]
    assert tags["T1"].values == {"Confidence": "L1 or L2", "words": "North Korea"}
    assert tags["T2"].values == {"Wikidata": "South Korea", "Wikipedia": "27019"}
    assert (tags["T3"].values, tags["T3"].note) == ({"Speculation": "true"}, "both? sure")
    assert tags["T4"].values == {"Negation": "true"}
    assert text.links == (
        ForeignLink("Equiv", "T1", "T3"),
        ForeignLink("Equiv", "T3", "T2"),
        ForeignLink("Denies", "T3", "T4"),
    )
    assert dict(file.unread) == {
        "events": 1,
        "gaps inside tags": 1,
        "notes on what is no tag": 1,
    }


def test_quotes_are_the_words_of_the_text(tmp_path: Path) -> None:
    text = the_text(read_brat(write(tmp_path)))
    for tag in text.tags:
        assert tag.quote == TEXT[tag.start : tag.end]
    assert by_key(text)["T5"].quote == "met.\nBoth"
    assert by_key(text)["T1"].quote == "North and South\u2028Korea"


def test_pieces_of_another_counting_keep_the_words_of_the_file(tmp_path: Path) -> None:
    utf16 = "T1\tMeet 25 29;30 34\tmet. Both\n"
    tag = the_text(read_brat(write(tmp_path, utf16))).tags[0]
    assert (tag.start, tag.end, tag.quote) == (25, 34, "met. Both")


def test_before_1_3_nothing_stood_between_pieces(tmp_path: Path) -> None:
    old = "T1\tGPE 2 7;18 23\tNorthKorea\n"
    tag = the_text(read_brat(write(tmp_path, old))).tags[0]
    assert (tag.quote, tag.values) == (
        "North and South\u2028Korea",
        {"words": "NorthKorea"},
    )


def test_lines_end_at_line_feeds_alone(tmp_path: Path) -> None:
    windows = ANN.replace("\n", "\r\n").encode("utf-8-sig")
    assert (
        the_text(read_brat(write(tmp_path, windows))).tags
        == the_text(read_brat(write(tmp_path))).tags
    )


def test_a_text_is_as_its_file_has_it(tmp_path: Path) -> None:
    held = "\ufeffNorth\r\nSouth"
    file = read_brat(write(tmp_path, "T1\tGPE 1 6\tNorth\n", held))
    assert the_text(file).text == held


def test_broken_lines_are_counted(tmp_path: Path) -> None:
    broken = "T1 GPE 0 1\tx\nT2\tGPE 0\tx\nT3\tGPE a b\tx\nX1\ty\nR1\tr Arg1:T9\nN1\tz\nE1\tq\n"
    file = read_brat(write(tmp_path, broken + "T4\tGPE 2 7\nT4\tGPE 2 7\n"))
    (tag,) = the_text(file).tags
    assert (tag.key, tag.quote) == ("T4", None)
    assert dict(file.unread) == {"lines not understood": 8}


def test_white_space_behind_a_quote_is_none_of_it(tmp_path: Path) -> None:
    file = read_brat(write(tmp_path, "T1\tGPE 2 7\tNorth  \nT2\tGPE 2 8\tNorth \n"))
    assert [tag.quote for tag in the_text(file).tags] == ["North", "North "]


@pytest.mark.parametrize(
    "order", ["Annotation:T1 Referent:GO:0001", "Referent:GO:0001 Annotation:T1"]
)
def test_references_of_shared_tasks(tmp_path: Path, order: str) -> None:
    file = read_brat(write(tmp_path, f"T1\tGPE 2 7\tNorth\nN1\tReference {order}\tsix\n"))
    (tag,) = the_text(file).tags
    assert (tag.values, file.unread) == ({"GO": "six"}, ())


def test_parts_of_shared_tasks_are_one(tmp_path: Path) -> None:
    write(tmp_path, "T1\tProtein 2 7\tNorth\n")
    (tmp_path / "a.ann").rename(tmp_path / "a.a1")
    (tmp_path / "a.a2").write_text("T2\tBind 24 27\tmet\nE1\tBind:T2 Theme:T1\n", "utf-8")
    assert [tag.key for tag in the_text(read_brat(tmp_path)).tags] == ["T1", "T2"]


def test_folders_in_folders_and_unused_labels(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "y").mkdir()
    write(tmp_path / "x")
    write(tmp_path / "y", "T1\tGPE 2 7\tNorth\n")
    (tmp_path / "README.txt").write_text("about", "utf-8")
    (tmp_path / "annotation.conf").write_text(
        "[entities]\n# all\n!Thing\n\tGPE\n\t----\n\tPerson\n[relations]\nDenies Arg1:GPE\n",
        "utf-8",
    )
    file = read_brat(tmp_path)
    assert [text.details["file"] for text in file.texts] == ["x/a.txt", "y/a.txt"]
    assert file.codes == ("Thing", "Person")


def test_a_zip_file_and_one_file_alone(tmp_path: Path) -> None:
    write(tmp_path)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as parts:
        parts.write(tmp_path / "a.txt", "corpus/a.txt")
        parts.write(tmp_path / "a.ann", "corpus/a.ann")
        parts.writestr("__MACOSX/corpus/._a.ann", b"\0")
    whole = the_text(read_brat(tmp_path / "a.ann"))
    assert the_text(read_brat(tmp_path / "a.zip")).tags == whole.tags
    (tmp_path / "a.txt").unlink()
    alone = the_text(read_brat(tmp_path / "a.ann"))
    assert alone.text is None
    assert by_key(alone)["T1"].quote == "North Korea"


def test_values_of_our_own_notes_are_values(tmp_path: Path) -> None:
    note = "value=12; scope=ships; boats; as_of=2024 | a memo | more"
    file = read_brat(write(tmp_path, f"T1\tFIGURE 2 7\tNorth\n#1\tAnnotatorNotes T1\t{note}\n"))
    (tag,) = the_text(file).tags
    assert tag.values == {"value": "12", "scope": "ships; boats", "as_of": "2024"}
    assert tag.note == "a memo | more"


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    with pytest.raises(UserError, match=r"exchange\.unfit"):
        read_brat(tmp_path)


def test_a_text_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"exchange\.encoding"):
        read_brat(write(tmp_path, text=b"caf\xe9"))
