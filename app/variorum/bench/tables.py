"""A table of very many rows: what a jump costs, and what it holds beside a list of tuples."""

import random
from collections.abc import Iterator

from variorum.bench.apart import apart
from variorum.bench.measure import Cost, runs_of
from variorum.bench.memory import resident
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import SEED, Workshop
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.tables import Table

_JUMPS = 40
_HERE = "variorum.bench.tables"
Number = int


def measure(shop: Workshop) -> Iterator[Row]:
    """Measure jumping at three sizes, and memory at the largest, each in a fresh process."""
    sizes = [max(10, shop.scale.rows // part) for part in (100, 10, 1)]
    jumps = [Cost(*apart(f"{_HERE}:jumping", size)[:3]) for size in sizes]
    bound = Target(20, "ours")
    yield row("table, scroll jump (ms)", sizes[-1], jumps[-1], None, bound)
    yield growth("a jump in a table", sizes, jumps, 0.1)
    table = apart(f"{_HERE}:jumping", sizes[-1])[3]
    tuples = apart(f"{_HERE}:holding", sizes[-1])
    name = "table of the summary, memory against tuples (MB)"
    yield row(name, sizes[-1], table, tuples, Target(1 / 20))


def _columns() -> list[TableColumn[Number]]:
    """Return columns that make their words from a row's number when they are painted."""
    return [
        TableColumn("Name", lambda number: f"Name of row {number}"),
        TableColumn("Count", lambda number: f"{number % 977:,}", width=80, number=True),
        TableColumn("Said", lambda number: f"What row {number} says of something", width=300),
        TableColumn("Where", lambda number: f"Article {number % 9973}", width=120),
    ]


def jumping(count: int) -> tuple[float, float, float, float]:
    """Return what a random jump costs in a table of `count` rows, and the MB it holds."""
    app = make_application()
    theme.apply(app, theme.theme("light"))
    table = Table(_columns(), name="Made")
    table.resize(900, 800)
    table.show()
    app.processEvents()
    rows = list(range(count))  # what the summary holds anyway
    before = resident()
    table.show_rows(rows)
    app.processEvents()
    held = resident() - before
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets
    bar = table.verticalScrollBar()

    def jump() -> None:
        bar.setValue(rng.randrange(max(1, bar.maximum())))
        app.processEvents()

    return *runs_of(jump, _JUMPS), held


def holding(count: int) -> float:
    """Return the MB that a list of tuples of the same cells takes."""
    before = resident()
    cells = [tuple(column.text(number) for column in _columns()) for number in range(count)]
    held = resident() - before
    del cells
    return held
