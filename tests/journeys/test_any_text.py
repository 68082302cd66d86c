"""Text of every kind: selected by key, tagged, exported, taken in again and printed, all whole."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from variorum.model.vocabulary import TagKind
from variorum.text.graphemes import is_boundary
from variorum.text.sentences import sentences
from variorum.ui.desk.printing import Printing
from variorum.ui.printing.output import PdfJob
from variorum.ui.printing.values import PrintedArticle
from variorum.ui.reader import ReaderView
from variorum.workspace.exchange import annotate, export
from variorum.workspace.projects import create_project

if TYPE_CHECKING:
    from conftest import Analyst

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
FLAG = "\U0001f1fa\U0001f1f8"

CORES = {
    "emoji": f"Orr {FAMILY}{FLAG}\U0001f44d\U0001f3fd",
    "combining": "Orre\u0301 Zo\u0308\u0301e",
    "indic": "Orr \u0928\u093f\u0915\u094d\u0937",
    "right to left": "Orr \u0645\u064f\u062d\u0645\u062f \u05e9\u05b8\u05dc\u05d5\u05dd",
    "line separator": "Orr\u2028and\u2029Sons",
    "no-break space": "Mina\u00a0Orr\u202fLtd",
    "hangul": "Orr \u1112\u1161\u11ab\uae00",
    "hidden": "Or\u200br\u202eabc\u202c",
}


def text_around(core: str) -> str:
    return f"News from the quay\n\nOn Friday {core} came ashore. Nobody else was there (30%).\n"


@pytest.mark.parametrize("kind", CORES)
def test_any_text_is_tagged_exported_and_printed_whole(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    core, folder = CORES[kind], tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(text_around(core), encoding="utf-8", newline="")
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    analyst.import_folder(folder, monkeypatch)
    text = analyst.article().text
    assert text == text_around(core)

    start, reader = text.index(core), analyst.window.annotate.reader
    reader.go_to(start)
    while (reader.selection() or (start, start))[1] < start + len(core):
        analyst.press("Shift+Right")
        low, high = reader.selection() or (start, start)
        assert is_boundary(text, low)
        assert is_boundary(text, high)
    assert reader.selection() == (start, start + len(core))
    analyst.press("A", "Enter")
    analyst.until(lambda: bool(analyst.tags(TagKind.ACTOR)))
    analyst.until_saved()
    tag = analyst.tags(TagKind.ACTOR)[0]
    assert tag.quote == text[tag.start : tag.end]
    assert is_boundary(text, tag.start)
    assert is_boundary(text, tag.end)

    written = tmp_path / "d.jsonl"
    session = analyst.window.bridge.session
    export(session, "dataset", written)
    other = create_project(tmp_path / "other.variorum", "Other", "Ada")
    annotate(other, written)
    found = other.submit(lambda store: store.linked_tags([TagKind.ACTOR])).result()
    assert [one.tag.quote for one in found] == [tag.quote]
    other.close()
    _print(analyst, tmp_path / "a.pdf")
    said = _words(tmp_path / "a.pdf")
    assert "cameashore.Nobodyelsewasthere(30%)." in said
    assert "A1" in said


def _print(analyst: "Analyst", path: Path) -> None:
    printing = analyst.window.findChild(Printing)
    assert printing is not None
    printing.ask = lambda _: path
    analyst.window.actions_["article.pdf"].trigger()
    analyst.until(path.exists)


def _words(pdf: Path) -> str:
    """Return all that a PDF says, without white space."""
    return "".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())


ODD = st.text(
    st.sampled_from(
        [
            *"ab 1.(%)",
            *"\u0301\u0308\u200d\ufe0f\u20e3\u00a0\u2028\u200b\u202e\u05e9\u0645\u064f",
            *"\u1112\u1161\u11ab\u0928\u093f\u094d",
            *"\U0001f468\U0001f3fd\U0001f1fa\U0001f1f8",
        ]
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD, st.integers(0, 40), st.lists(st.booleans(), max_size=12))
@example(f"a{FAMILY}{FLAG}b", 1, [True, True, False])
def test_no_key_splits_a_grapheme(qtbot: QtBot, core: str, at: int, steps: list[bool]) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    text = f"x{core}y\n"
    view.set_text(text, sentences(text))
    view.go_to(
        next(place for place in range(min(at, len(text)), -1, -1) if is_boundary(text, place))
    )
    for onwards in steps:
        key = Qt.Key.Key_Right if onwards else Qt.Key.Key_Left
        qtbot.keyClick(view.text_widget(), key, Qt.KeyboardModifier.ShiftModifier)
        low, high = view.selection() or (view.caret(), view.caret())
        assert is_boundary(text, low), (text, low)
        assert is_boundary(text, high), (text, high)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ODD)
def test_any_text_goes_to_paper(qtbot: QtBot, tmp_path: Path, core: str) -> None:
    text = f"First word.\n{core}\nLast (30%) word.\n"
    made = PrintedArticle(core, core, core, text, sentences(text), (), (), ())
    job = PdfJob(made, tmp_path / "a.pdf")
    with qtbot.waitSignal(job.finished, timeout=30_000) as caught:
        job.start()
    assert caught.args == [None]
    said = _words(tmp_path / "a.pdf")
    assert "Firstword." in said
    assert "Last(30%)word." in said


SENTENCE = "The harbour board heard that not all berths (30%) are let to boats. "
ENDLESS = SENTENCE * (4_900_000 // len(SENTENCE)) + "Mina Orr objected.\n"


@pytest.mark.slow
def test_five_megabytes_in_one_paragraph_are_tagged(
    analyst: "Analyst", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(ENDLESS, encoding="utf-8", newline="")
    analyst.new_project(tmp_path / "p.variorum", monkeypatch)
    analyst.window.annotate.suggested.set_on(on=False)
    analyst.import_folder(folder, monkeypatch)
    start = ENDLESS.index("Mina Orr")
    analyst.window.annotate.reader.go_to(start, start + len("Mina Orr"))
    analyst.press("A", "Enter")
    analyst.until(lambda: bool(analyst.tags(TagKind.ACTOR)))
    analyst.until_saved()
    tag = analyst.tags(TagKind.ACTOR)[0]
    assert (tag.start, tag.quote) == (start, "Mina Orr")
    assert export(analyst.window.bridge.session, "dataset", tmp_path / "d.jsonl") > 0


@pytest.mark.slow
def test_five_megabytes_in_one_paragraph_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    made = PrintedArticle("", "", "", ENDLESS, sentences(ENDLESS), (), (), ())
    job = PdfJob(made, tmp_path / "a.pdf")
    with qtbot.waitSignal(job.finished, timeout=120_000):
        job.start()
    pages = PdfReader(tmp_path / "a.pdf").pages
    assert len(pages) > 1000
    assert "Mina Orr objected." in " ".join(pages[-1].extract_text().split())
