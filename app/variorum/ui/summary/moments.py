"""The page of time: what is dated, in lanes and as a table."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from variorum.model.pages import Moment, MomentKind
from variorum.model.records import Article
from variorum.ui.charts.timeline import Dated, Lane, TimelineChart
from variorum.ui.panel.words import shown_date
from variorum.ui.summary.asks import Asks
from variorum.ui.summary.exhibit import Exhibit, spoken
from variorum.ui.summary.grid import OnDemand
from variorum.ui.summary.table_columns import TableColumn
from variorum.ui.summary.values import Page
from variorum.ui.summary.words import page_name, tr
from variorum.ui.widgets import Segment, Segmented

_BEFORE, _AFTER = timedelta(days=400), timedelta(days=60)
_INKS = {
    MomentKind.PUBLISHED: "accent",
    MomentKind.SAID: "claim",
    MomentKind.EVENT: "actor",
    MomentKind.FIGURE: "figure",
}


class Told(NamedTuple):
    """What the page shows: what is dated in the articles in view, as a table, drawn, and said."""

    moments: Sequence[Moment]
    columns: Sequence[TableColumn[Moment]]
    chart: TimelineChart | None
    said: str


def told(moments: Sequence[Moment], articles: Sequence[Article], *, by_article: bool) -> Told:
    """Return what the page shows of what is dated, in some articles; lanes are laid out."""
    heard = {article.id for article in articles}
    found = [moment for moment in moments if moment.article in heard]
    chart = chart_of(found, articles, by_article=by_article)
    if chart is not None:
        chart.size()  # of very many it takes seconds
    said = OnDemand(len(found), lambda at: (shown_date(found[at].written), _flat(found[at].text)))
    return Told(found, _columns(articles), chart, spoken(said))


class TimelinePage(QWidget):
    """Lanes by what happened or by article; Enter and a click open the sentence."""

    def __init__(self, asks: Asks, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._asks = asks
        self._moments: Sequence[Moment] = ()
        self._articles: Sequence[Article] = ()
        title, name = tr("What happened when"), page_name(Page.TIMELINE)
        self.exhibit = Exhibit(title, _columns(()), asks, self, name=name)
        self.table = self.exhibit.table
        self.setFocusProxy(self.exhibit)
        self._lanes = Segmented(
            [Segment("kind", tr("By kind")), Segment("article", tr("By article"))],
            name=tr("Lanes"),
            parent=self.exhibit,
        )
        self._lanes.set_value("kind")
        self._lanes.picked.connect(self._make)
        self.exhibit.add(self._lanes)
        self.table.opened.connect(self._open)
        self.exhibit.view.opened.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.exhibit)

    def show_moments(self, moments: Sequence[Moment], articles: Sequence[Article]) -> None:
        """Show what is dated in some articles."""
        self._moments, self._articles = moments, articles
        self._make()

    def _make(self) -> None:
        by_article = self._lanes.value() == "article"
        work = partial(told, self._moments, self._articles, by_article=by_article)
        self._asks.maker.make(Page.TIMELINE, work, self._show)

    def _show(self, made: Told) -> None:
        self.table.show_rows(made.moments, made.columns)
        note = tr(
            "The length of a bar is how unsure its date is; a dashed edge: not confirmed yet."
        )
        self.exhibit.show_chart(made.chart, made.said, note if made.chart else "")

    def _open(self, moment: Moment) -> None:
        if moment.tag is None:
            self._asks.article_opened.emit(moment.article)
        else:
            self._asks.quote_opened.emit(moment.tag)

    def _on_clicked(self, key: object) -> None:
        found = next((one for one in self._moments if key in {one.tag, one.article}), None)
        if found is not None:
            self._open(found)


def chart_of(
    moments: Sequence[Moment], articles: Sequence[Article], *, by_article: bool
) -> TimelineChart | None:
    """Return the lanes, from a year before the first article to what comes after the last."""
    days = [day for moment in moments for day in (moment.first, moment.last) if day]
    if not days:
        return None
    found: dict[object, list[Moment]] = defaultdict(list)
    for one in moments:
        found[one.article if by_article else one.kind].append(one)
    if by_article:
        lanes = [
            (f"{one.label}  {one.title or one.file_name}", found[one.id])
            for one in articles
            if one.id in found
        ]
    else:
        lanes = [(kind_words(kind), found[kind]) for kind in MomentKind if kind in found]
    labels = {article.id: article.label for article in articles}
    first, last = _span(moments, days)
    return TimelineChart(
        tuple(
            Lane(heading, tuple(_dated(one, labels[one.article]) for one in inside))
            for heading, inside in lanes
        ),
        first,
        last,
    )


def kind_words(kind: MomentKind) -> str:
    """Return what a kind of moment is called."""
    return {
        MomentKind.PUBLISHED: tr("Published"),
        MomentKind.SAID: tr("Said"),
        MomentKind.EVENT: tr("Happened"),
        MomentKind.FIGURE: tr("Counted"),
    }[kind]


def _span(moments: Sequence[Moment], days: Sequence[date]) -> tuple[date, date]:
    """Return the days shown: around the articles, so that one old date does not press all flat."""
    published = [
        day
        for moment in moments
        if moment.kind is MomentKind.PUBLISHED
        for day in (moment.first, moment.last)
        if day
    ]
    if not published:
        return min(days), max(days)
    first, last = min(published) - _BEFORE, max(published) + _AFTER
    return max(first, min(days)), max(min(last, max(days)), *published)


def _dated(moment: Moment, label: str) -> Dated:
    words = moment.text if moment.kind is MomentKind.PUBLISHED else f"{label}  {_flat(moment.text)}"
    key = moment.tag or moment.article
    ink = _INKS[moment.kind]
    return Dated(moment.first, moment.last, words, ink, moment.inferred, key)


def _columns(articles: Sequence[Article]) -> list[TableColumn[Moment]]:
    labels = {article.id: article.label for article in articles}
    return [
        TableColumn(
            tr("When"),
            lambda one: shown_date(one.written),
            lambda one: (one.first or date.min, one.last or date.max),
            190,
        ),
        TableColumn(tr("What"), lambda one: kind_words(one.kind), width=110),
        TableColumn(tr("Article"), lambda one: labels.get(one.article, ""), width=76),
        TableColumn(tr("Words"), lambda one: _flat(one.text), serif=True),
        TableColumn(
            tr("Date"),
            lambda one: tr("not confirmed yet") if one.inferred else tr("confirmed"),
            width=150,
        ),
    ]


def _flat(text: str) -> str:
    return " ".join(text.split())
