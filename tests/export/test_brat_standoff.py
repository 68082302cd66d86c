"""brat: annotation files by hand, every span as brat's own parser takes it, names, replacement."""

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.exchange.brat import read_brat
from variorum.export.brat import fragments, write_standoff
from variorum.export.dataset import fingerprint
from variorum.export.file_names import FileNames
from variorum.export.watching import Watch
from variorum.model.errors import Cancelled, UserError
from variorum.model.records import Article, Record, TextVersion
from variorum.model.tags import Tag

FIRST = """\
T1	CLAIM 0 21	Ship 🚢 left, said Ada
T2	CLAIM 5 11	🚢 left
T3	CLAIM 7 22;24 36	left, said Ada. وزير said 12
T4	ACTOR 13 22	said Ada.
T5	ACTOR 18 21	Ada
T6	STANCE 24 33	وزير said
T7	FIGURE 34 43	12\u201315 👩\u200d🚀
R1	origin Arg1:T1 Arg2:T5
A1	polarity T1 asserts
A2	type T1 fact
A3	voice T1 attributed
A4	voice T2 narrator
A5	voice T3 unclear
A6	role T5 actor
A7	attitude T6 opposes
A8	strength T6 2
A9	comparator T7 between
N1	Reference T1 proposition:01900000-0000-7000-8000-000000000040	The ship left
N2	Reference T1 speaker:01900000-0000-7000-8000-000000000030	=Ada & <Co>
N3	Reference T4 actor:01900000-0000-7000-8000-000000000030	=Ada & <Co>
N4	Reference T5 actor:01900000-0000-7000-8000-000000000030	=Ada & <Co>
N5	Reference T6 holder:01900000-0000-7000-8000-000000000031	a voice
N6	Reference T6 target:01900000-0000-7000-8000-000000000040	The ship left
N7	Reference T7 quantity:01900000-0000-7000-8000-000000000041	crew
#1	AnnotatorNotes T1	event_time=2023-09 | line two three
#2	AnnotatorNotes T7	value=12; value_high=15.50; as_of=2024
"""
"""The first article of the tricky project."""


def write(records: list[Record], folder: Path) -> Path:
    """Write records into a new folder."""
    assert write_standoff(records, folder / "brat", Watch(), texts=True) == len(records)
    return folder / "brat"


def test_the_files_are_those_made_by_hand(tricky: list[Record], tmp_path: Path) -> None:
    folder = write(tricky, tmp_path)
    assert sorted(one.name for one in folder.iterdir()) == [
        *("A-Ship-leaves.ann", "A-Ship-leaves.txt", "B.ann", "B.txt"),
        *("annotation.conf", "variorum.sha256"),
    ]
    assert (folder / "A-Ship-leaves.ann").read_bytes().decode() == FIRST
    text = next(one.text for one in tricky if isinstance(one, TextVersion))
    assert (folder / "A-Ship-leaves.txt").read_bytes() == text.encode()


def test_the_configuration_knows_every_label_and_value(
    tricky: list[Record], tmp_path: Path
) -> None:
    folder = write(tricky, tmp_path)
    config = (folder / "annotation.conf").read_text(encoding="utf-8")
    sections = re.split(r"\[(\w+)\]\n", config)[1:]
    held = dict(zip(sections[::2], sections[1::2], strict=True))
    assert held["entities"].split() == ["ACTOR", "CLAIM", "STANCE", "FIGURE"]
    values = {
        (name, value)
        for name, words in re.findall(r"(\w+) Arg:\w+, Value:(\S+)", held["attributes"])
        for value in words.split("|")
    }
    written = [file.read_bytes().decode() for file in folder.glob("*.ann")]
    lines = [line.split("\t") for text in written for line in text.split("\n")]
    for line in lines:
        if line[0].startswith("A"):
            name, _, value = line[1].split()
            assert (name, value) in values
        elif line[0].startswith("R"):
            assert f"\n{line[1].split()[0]} Arg1:" in "\n" + held["relations"]


SPECIAL = "a.🚢 \n\t\r\x0b\x1c\x85\u2028"


@given(st.text(st.sampled_from(SPECIAL), min_size=1, max_size=30), st.data())
def test_fragments_hold_every_word_and_no_break(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = fragments(text, start, end)
    words = " ".join(text[first:behind] for first, behind in pieces)
    assert words.split() == text[start:end].split()
    assert len(words.splitlines()) <= 1
    assert "\t" not in words
    assert all(behind < first for (_, behind), (first, _) in pairwise(pieces))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from(SPECIAL), min_size=1, max_size=20), data=st.data())
def test_what_is_written_comes_back(
    tricky: list[Record], tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    version = next(one for one in tricky if isinstance(one, TextVersion))
    tag = next(one for one in tricky if isinstance(one, Tag))
    records: list[Record] = [
        replace(version, text=text, sha256=fingerprint(text)),
        replace(tag, start=start, end=end, quote=text[start:end]),
    ]
    (found,) = read_brat(write(records, tmp_path_factory.mktemp("any"))).texts
    assert found.text == text
    pieces = fragments(text, start, end)
    spans = [(tag.start, tag.end) for tag in found.tags]
    assert spans == ([(pieces[0][0], pieces[-1][1])] if pieces else [])


def test_a_reader_that_splits_lines_anywhere_finds_the_same_lines(
    tricky: list[Record], tmp_path: Path
) -> None:
    for file in write(tricky, tmp_path).glob("*.ann"):
        text = file.read_bytes().decode()
        assert text.splitlines() == text.split("\n")[:-1]
        with io.StringIO(text) as lines:
            assert all(len(line.split("\t")) in (2, 3) for line in lines)


HOSTILE = [
    ("../../etc/passwd", "etc-passwd"),
    ("NUL", "article-NUL"),
    ("con", "article-con"),
    ("Com1", "article-Com1"),
    ("a\0b", "a-b"),
    ("\u202egnp.exe", "gnp-exe"),
    ("…", "article"),
    ("东京", "article-2"),
    ("Caf\u00e9 \u00d8", "Cafe"),
    ("CAFE", "CAFE-2"),
    ("x" * 300, "x" * 60),
    ("-rf .", "rf"),
]


def test_names_of_files_are_safe_and_unique() -> None:
    names = FileNames()
    assert [names.free(words) for words, _ in HOSTILE] == [name for _, name in HOSTILE]


def test_articles_of_one_name_have_files_of_their_own(tricky: list[Record], tmp_path: Path) -> None:
    hostile = [
        replace(one, label="", title="../NUL") if isinstance(one, Article) else one
        for one in tricky
    ]
    folder = write(hostile, tmp_path)
    assert sorted(one.name for one in folder.glob("*.txt")) == [
        "article-NUL-2.txt",
        "article-NUL.txt",
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["brat"]


def test_an_export_nobody_touched_is_replaced(tricky: list[Record], tmp_path: Path) -> None:
    write(tricky, tmp_path)
    fewer = [one for one in tricky if one.kind_name in ("project", "annotator")]
    folder = write(fewer, tmp_path)
    assert not list(folder.glob("*.ann"))


def test_work_done_in_brat_is_not_replaced(tricky: list[Record], tmp_path: Path) -> None:
    folder = write(tricky, tmp_path)
    with (folder / "B.ann").open("a", encoding="utf-8") as file:
        file.write("T99\tACTOR 0 1\t=\n")
    before = (folder / "B.ann").read_bytes()
    with pytest.raises(UserError, match=r"export\.exists"):
        write_standoff(tricky, folder, Watch(), texts=True)
    assert (folder / "B.ann").read_bytes() == before


def test_cancelling_leaves_nothing(tricky: list[Record], tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_standoff(tricky, tmp_path / "x", Watch(lambda *_: False), texts=True)
    assert list(tmp_path.iterdir()) == []
