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
from variorum.ui.frame.ranking import Offered, PaletteItem, folded


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
        opened.append(painted(_opening(palette, _offered(press, count))))
        costs.append(typed(palette.field(), press.names[: shop.scale.runs]))
        palette.shut()
    size = f"{shop.scale.articles[-1]:,} names"
    yield row("Ctrl+K, key to answers (ms)", size, costs[-1], None, Target(30, "ours"))
    yield row("Ctrl+K, opened with all names (ms)", size, opened[-1])
    yield growth("Ctrl+K", shop.scale.articles, costs)


def _opening(palette: Palette, offered: Sequence[Offered]) -> Act:
    return lambda: palette.open((), offered=offered)


def _offered(press: Press, count: int) -> list[Offered]:
    """Return as many names as there are articles: half articles, a third actors, the rest groups.

    They are made ready as `ui.desk.palette_items` makes those of a project, beside the window.
    """
    shares = {"article": count // 2, "actor": count // 3, "proposition": count // 6}
    return [_lot(press, kind, share) for kind, share in shares.items()]


def _lot(press: Press, kind: str, count: int) -> Offered:
    names = [press.names[at % len(press.names)] for at in range(count)]
    if kind != "actor":
        names = [f"What {name} did, part {at}" for at, name in enumerate(names)]

    def item(at: int) -> PaletteItem:
        return PaletteItem(kind, f"{kind}-{at}", names[at], f"{at % 40} tags in {at % 99}")

    return Offered(kind, [folded(name) for name in names], item)
