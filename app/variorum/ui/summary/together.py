"""The page of the network: who is named with whom, first as a table of pairs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.ids import Id
from variorum.model.pages import Together
from variorum.ui.charts.force import placed
from variorum.ui.charts.network import NetworkChart, Node, Tie
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.exhibit import CHART, TABLE, Exhibit, spoken
from variorum.ui.summary.grid import OnDemand
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import counted, page_name, tr


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two actors by name, in how many sentences they stand together, and in which articles."""

    one: str
    other: str
    sentences: int
    articles: str


def pair_rows(
    pairs: Sequence[Together], names: Mapping[Id, str], labels: Mapping[Id, str]
) -> Sequence[PairRow]:
    """Return pairs by the names of actors and the letters of articles, made when looked at."""

    def made(at: int) -> PairRow:
        pair = pairs[at]
        letters = sorted(labels.get(article, "") for article in pair.articles)
        one, other = names.get(pair.one, ""), names.get(pair.other, "")
        return PairRow(one, other, pair.sentences, " ".join(letters))

    return OnDemand(len(pairs), made)


class NetworkPage(QWidget):
    """Pairs of actors named in one sentence; the drawing is laid out when it is first shown."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._strongest: Sequence[Together] = ()
        self._drawn: Sequence[Together] | None = None
        self._names: Mapping[Id, str] = {}
        self._pairs: Sequence[PairRow] = ()
        title, name = tr("Who is named with whom"), page_name(Page.NETWORK)
        self.exhibit = Exhibit(title, _columns(), asks, self, name=name, first=TABLE)
        self.table = self.exhibit.table
        self.exhibit.face_shown.connect(self._on_face_shown)
        self.exhibit.chart_wanted.connect(self._draw)
        self.setFocusProxy(self.exhibit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.exhibit)

    def show_pairs(
        self,
        pairs: Sequence[PairRow],
        strongest: Sequence[Together],
        names: Mapping[Id, str],
    ) -> None:
        """Show all pairs as a table and the strongest as a network; `names` are those of actors."""
        self._names, self._strongest, self._pairs = names, strongest, pairs
        self.table.show_rows(self._pairs)
        self._on_face_shown(self.exhibit.face())

    def _on_face_shown(self, face: str) -> None:
        if face == CHART:
            self._draw()

    def _draw(self) -> None:
        if self._drawn == self._strongest:
            return
        self._drawn = self._strongest
        chart = network_of(self._strongest, self._names)
        rows = self._pairs
        said = OnDemand(
            len(rows), lambda at: (rows[at].one, rows[at].other, str(rows[at].sentences))
        )
        note = counted(
            len(chart.nodes),
            "%n actor. The table has every pair.",
            "The %n actors named with others most often. The table has every pair.",
        )
        self.exhibit.show_chart(chart, spoken(said), note if chart.nodes else "")


def network_of(pairs: Sequence[Together], names: Mapping[Id, str]) -> NetworkChart:
    """Return the network of some pairs, always laid out the same."""
    weight: Counter[Id] = Counter()
    for pair in pairs:
        weight[pair.one] += pair.sentences
        weight[pair.other] += pair.sentences
    actors = sorted(weight, key=lambda actor: (-weight[actor], actor))
    place = {actor: at for at, actor in enumerate(actors)}
    most = max((pair.sentences for pair in pairs), default=1)
    ends = [sorted((place[pair.one], place[pair.other])) for pair in pairs]
    ties = tuple(
        Tie(one, other, pair.sentences) for (one, other), pair in zip(ends, pairs, strict=True)
    )
    points = placed(len(actors), {(tie.one, tie.other): tie.sentences / most for tie in ties})
    heaviest = max(weight.values(), default=1)
    nodes = tuple(
        Node(names.get(actor, ""), point, weight[actor] / heaviest)
        for actor, point in zip(actors, points, strict=True)
    )
    return NetworkChart(nodes, ties)


def _columns() -> list[TableColumn[PairRow]]:
    return [
        TableColumn(tr("One"), lambda row: row.one),
        TableColumn(tr("Other"), lambda row: row.other),
        TableColumn(
            tr("Sentences"),
            lambda row: str(row.sentences),
            lambda row: row.sentences,
            110,
            number=True,
        ),
        TableColumn(tr("Articles"), lambda row: row.articles, width=180),
    ]
