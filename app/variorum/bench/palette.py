"""Ctrl+K over all names of a large project: from a key to the answers painted."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from variorum.bench.keys import painted, typed
from variorum.bench.measure import Act, Cost
from variorum.bench.press import Press
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import Workshop
from variorum.ui import theme
from variorum.ui.app import make_application
from variorum.ui.frame.palette import Palette
from variorum.ui.frame.ranking import PaletteItem


def measure(shop: Workshop) -> Iterator[Row]:
    """Type beginnings of names into the palette over three numbers of names."""
    app = make_application()
    theme.apply(app, theme.theme("light"))
    window = QWidget()
    window.resize(1440, 900)
    window.show()
    palette = Palette(window)
    press, costs, opened = Press(), list[Cost](), list[float]()
    for count in shop.scale.articles:
        opened.append(painted(_opening(palette, list(_items(press, count)))))
        costs.append(typed(palette.field(), press.names[: shop.scale.runs]))
        palette.shut()
    size = f"{shop.scale.articles[-1]:,} names"
    yield row("Ctrl+K, key to answers (ms)", size, costs[-1], None, Target(30, "ours"))
    yield row("Ctrl+K, opened with all names (ms)", size, opened[-1])
    yield growth("Ctrl+K", shop.scale.articles, costs)


def _opening(palette: Palette, items: Sequence[PaletteItem]) -> Act:
    return lambda: palette.open(items)


def _items(press: Press, count: int) -> Iterator[PaletteItem]:
    """Yield as many names as there are articles: half articles, a third actors, the rest groups."""
    kinds = ("article", "actor", "article", "actor", "article", "proposition")
    for at in range(count):
        name = press.names[at % len(press.names)]
        kind = kinds[at % len(kinds)]
        text = name if kind == "actor" else f"What {name} did, part {at}"
        yield PaletteItem(kind, f"{kind}-{at}", text, f"{at % 40} tags in {at % 99}")
