"""The reader against a bare QPlainTextEdit with the same text, font and size."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from variorum.bench.measure import Cost, in_turn
from variorum.bench.press import Press
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import SEED, Workshop
from variorum.bench.spans import sentence_spans, span, spread_spans
from variorum.model.vocabulary import TagKind
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.reader.view import ReaderView

_WIDTH, _HEIGHT = 832, 754
_FRAMES = 60
_OPEN_TARGETS = (1.3, 1.5, 2.0)
_FEW_RUNS = 3
_LONG = 1_000_000


class Stage:
    """The reader and the bare widget, shown side by side without a screen."""

    def __init__(self) -> None:
        """Make both, of one size and in one font."""
        self.app = make_application()
        theme.apply(self.app, theme.theme("light"))
        self.bare, self.reader = QPlainTextEdit(), ReaderView()
        self.bare.resize(_WIDTH, _HEIGHT)
        self.reader.resize(_WIDTH, _HEIGHT + self.reader.bar.sizeHint().height())
        self.bare.setFont(self.reader.text_widget().page_layout.look.body)
        for one in (self.bare, self.reader):
            one.show()
            one.grab()

    def open_bare(self, text: str) -> None:
        """Show a text in the bare widget, and paint it."""
        self.bare.setPlainText(text)
        self.bare.grab()

    def open(self, text: str, tags: int) -> None:
        """Show a text with tags in the reader."""
        self.reader.set_text(text, sentence_spans(text), (), "Made", "A")
        self.reader.set_spans(spread_spans(text, tags))
        self.reader.text_widget().grab()

    def untagged(self, text: str) -> ReaderView:
        """Return a second reader that shows a text without tags; to be closed."""
        made = ReaderView()
        made.resize(self.reader.size())
        made.set_text(text, sentence_spans(text), (), "Made", "A")
        made.show()
        made.text_widget().grab()
        return made

    def paint(self) -> None:
        """Have painted what waits for it."""
        self.app.processEvents()


def measure(shop: Workshop) -> Iterator[Row]:
    """Measure opening, tagging, scrolling and jumping."""
    stage, press = Stage(), Press()
    largest = shop.scale.texts[-1]
    yield from _opening(stage, press, shop)
    text = press.text(largest[0])
    yield from _tagging(stage, text[: largest[0] // 25 or 1], max(1, largest[1] // 10))
    yield from _scrolling(stage, text, largest[1])
    yield from _jumping(stage, text[: min(_LONG, largest[0])], largest[1])


def _opening(stage: Stage, press: Press, shop: Workshop) -> Iterator[Row]:
    sizes, costs, bares = [], [], []
    for (length, tags), bound in zip(shop.scale.texts, _OPEN_TARGETS, strict=True):
        text = press.text(length)
        spans, sentences = spread_spans(text, tags), sentence_spans(text)

        def ours() -> None:
            stage.reader.set_text(text, sentences, (), "Made", "A")  # noqa: B023  # run at once
            stage.reader.set_spans(spans)  # noqa: B023  # run at once
            stage.reader.text_widget().grab()

        runs = shop.scale.runs if length < _LONG else _FEW_RUNS
        mine, bare = in_turn([ours, lambda: stage.open_bare(text)], runs)  # noqa: B023  # at once
        size = f"{length:,} / {tags:,}"
        yield row("open an article (ms)", size, mine, bare, Target(bound))
        sizes.append(length)
        costs.append(mine)
        bares.append(bare)
    yield growth("opening an article", sizes, costs)
    yield growth("setPlainText, the yardstick", sizes, bares, None)


def _tagging(stage: Stage, text: str, tags: int) -> Iterator[Row]:
    stage.open(text, tags)
    stage.open_bare(text)
    reader = stage.reader
    reader.go_to(len(text) // 2)
    stage.paint()
    here = reader.caret()
    new = span("tag-new", TagKind.ACTOR, here, min(here + 12, len(text)))
    wider = replace(new, end=min(new.end + 5, len(text)))
    other = replace(new, label="Another actor")

    def bare() -> None:
        stage.bare.viewport().update()
        stage.paint()

    def shown(act: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            act()
            stage.paint()

        return run

    def gone() -> None:
        reader.remove_span(new.id)

    acts = {
        "key to painted tag": (gone, lambda: reader.upsert_span(new)),
        "untag to painted": (lambda: reader.upsert_span(new), gone),
        "undo to painted": (gone, lambda: reader.upsert_span(new)),
        "resize to painted": (lambda: reader.upsert_span(new), lambda: reader.upsert_span(wider)),
        "relink to painted": (lambda: reader.upsert_span(new), lambda: reader.upsert_span(other)),
    }
    for name, (before, act) in acts.items():
        mine, yard, _ = in_turn([shown(act), bare, shown(before)], _FRAMES)
        yield row(f"{name} (ms)", f"{tags:,} tags", mine, yard, Target(1.5))
        yield row(f"{name}, p95 (ms)", f"{tags:,} tags", mine.p95, None, Target(16, "ours"))


def _frames(stage: Stage, text: str, tags: int, move: Callable[[QWidget], None]) -> list[Cost]:
    """Return what a frame costs with tags, without, and in the bare widget."""
    stage.open(text, tags)
    stage.open_bare(text)
    untagged = stage.untagged(text)
    widgets = (stage.reader.text_widget(), untagged.text_widget(), stage.bare)
    costs = in_turn([partial(move, widget) for widget in widgets], _FRAMES)
    untagged.close()
    return costs


def _scrolling(stage: Stage, text: str, tags: int) -> Iterator[Row]:
    def move(widget: QWidget) -> None:
        assert isinstance(widget, QPlainTextEdit)  # noqa: S101  # both are
        bar = widget.verticalScrollBar()
        bar.setValue((bar.value() + 3) % max(1, bar.maximum()))
        QApplication.processEvents()

    tagged, plain, _ = _frames(stage, text, tags, move)
    size = f"{len(text):,} / {tags:,}"
    yield row("scroll frame, tags against none (ms)", size, tagged, plain, Target(1.3))
    yield row("scroll frame, p95 (ms)", size, tagged.p95, None, Target(8, "ours"))


def _jumping(stage: Stage, text: str, tags: int) -> Iterator[Row]:
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets

    def move(widget: QWidget) -> None:
        assert isinstance(widget, QPlainTextEdit)  # noqa: S101  # both are
        bar = widget.verticalScrollBar()
        bar.setValue(rng.randrange(max(1, bar.maximum())))
        QApplication.processEvents()

    tagged, plain, bare = _frames(stage, text, tags, move)
    size = f"{len(text):,} / {tags:,}"
    yield row("random jump, against a bare widget (ms)", size, tagged, bare, Target(1.8))
    yield row("random jump, tags against none (ms)", size, tagged, plain)
    yield row("random jump, p95 (ms)", size, tagged.p95, None, Target(16, "ours"))
