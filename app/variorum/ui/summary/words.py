"""The words of the summary: dates of columns, what a cell says aloud, names of pages."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication, QDate, QLocale

from variorum.model.dates import DayInterval, day_interval, is_date
from variorum.model.records import Article
from variorum.model.summary import Cell, PropositionRow, Reading, Summary, told_by
from variorum.model.verdict import Status, Verdict
from variorum.model.vocabulary import PropositionKind
from variorum.shell.wording import listed
from variorum.ui.summary.values import Page


def tr(text: str, count: int = -1) -> str:
    """Return `text` in the interface's language; `%n` in it becomes `count`."""
    return QCoreApplication.translate("summary", text, "", count)


def phrases(text: str) -> str:
    """Translate a template of the shell's sentences."""
    return QCoreApplication.translate("phrases", text)


def counted(count: int, one: str, many: str) -> str:
    """Return "1 article" or "3 articles"; both templates carry %n."""
    return tr(one if count == 1 else many, count)


def page_name(page: Page) -> str:
    """Return the name of a page."""
    return tr(_PAGES[page])


def kind_name(kind: PropositionKind) -> str:
    """Return the name of a kind of proposition."""
    return tr(_KINDS[kind])


def month(published: str) -> str:
    """Return the month of a partial date as a column's head shows it: "Sep 23", "2023", a dash."""
    first = _first(published)
    if first is None:
        return "\u2013"
    if len(published) == len("2023"):
        return published
    return QLocale().toString(QDate(first.year, first.month, first.day), "MMM yy")


def month_and_year(published: str) -> str:
    """Return the month of a partial date in full: "Sep 2023", "2023"; empty if unknown."""
    first = _first(published)
    if first is None:
        return ""
    return published if len(published) == len("2023") else _month_and_year(first)


def span(articles: Sequence[Article]) -> str:
    """Return the months from the first to the last article: "Sep 2023 to Oct 2024"."""
    published = set(told_by(articles, "published"))
    days = {day for one in published if (day := _first(one))}
    if not days:
        return ""
    ends = [_month_and_year(day) for day in (min(days), max(days))]
    if ends[0] == ends[1]:
        return ends[0]
    return tr("{first} to {last}").format(first=ends[0], last=ends[1])


def subtitle(summary: Summary) -> str:
    """Return what stands under the title: project, articles, months."""
    total = len(summary.articles)
    parts = [summary.title, counted(total, "%n article", "%n articles"), span(summary.articles)]
    return ", ".join(part for part in parts if part)


def cell_sentence(cell: Cell) -> str:
    """Return what a cell says aloud."""
    known = [
        counted(cell.asserts, "asserted %n time", "asserted %n times") if cell.asserts else "",
        counted(cell.denies, "denied %n time", "denied %n times") if cell.denies else "",
        counted(cell.withholds, "withheld %n time", "withheld %n times") if cell.withholds else "",
        tr("%n not counted", cell.uncounted) if cell.uncounted else "",
    ]
    said = ", ".join(part for part in known if part)
    return said or tr(_READINGS[cell.reading])


def group_note(status: Status, rows: Iterable[PropositionRow]) -> str:
    """Return what holds for all rows of a group, beside its name."""
    found = [row.verdict for row in rows]
    if not found:
        return tr("no two origins confirmed independent yet")
    if status is Status.CONTESTED and all(verdict.accused_only for verdict in found):
        return tr("denied only by the accused")
    if status is Status.AGREED and all(verdict.independence == "unchecked" for verdict in found):
        return tr("independence unchecked")
    return ""


def origins_words(verdict: Verdict) -> str:
    """Return who is behind a row in words, empty where both sides are told by counts."""
    status = verdict.status
    if status is Status.UNATTRIBUTED:
        return counted(verdict.outlets, "%n outlet", "%n outlets")
    names = [origin.name for origin in verdict.support_origins or verdict.denial_origins]
    if status is Status.WITHHELD:
        names = [origin.name for origin in verdict.withholding]
    if status in {Status.SINGLE_ORIGIN, Status.SINGLE_VIEW, Status.DIVIDED, Status.WITHHELD}:
        return ", ".join(names)
    return ""


def withheld_notes(rows: Iterable[PropositionRow]) -> list[tuple[PropositionRow, str]]:
    """Return the rows that somebody credited with asserting has not confirmed, with a sentence."""
    template = tr("Not confirmed by {names}, credited with it: “{text}”")
    return [
        (row, template.format(names=_withholding_names(row), text=row.proposition.text))
        for row in rows
        if row.verdict.withheld_despite
    ]


def _withholding_names(row: PropositionRow) -> str:
    return listed([origin.name for origin in row.verdict.withheld_despite], phrases)


def _month_and_year(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM yyyy")


def _first(published: str) -> date | None:
    if not is_date(published):
        return None
    days: DayInterval = day_interval(published)
    return days.first or days.last


_PAGES: dict[Page, Any] = {
    Page.OVERVIEW: NOOP("summary", "Overview"),
    Page.PROPOSITIONS: NOOP("summary", "Propositions"),
    Page.ACTORS: NOOP("summary", "Actors"),
    Page.FIGURES: NOOP("summary", "Figures"),
    Page.STANCES: NOOP("summary", "Stances"),
    Page.OUTLETS: NOOP("summary", "Outlets"),
    Page.ARTICLES: NOOP("summary", "Articles"),
    Page.TIMELINE: NOOP("summary", "Timeline"),
    Page.NETWORK: NOOP("summary", "Network"),
    Page.BRIEFS: NOOP("summary", "Briefs"),
}

_READINGS: dict[Reading, Any] = {
    Reading.SILENT: NOOP("summary", "read, says nothing of it"),
    Reading.READING: NOOP("summary", "not read to the end, nothing tagged so far"),
    Reading.UNREAD: NOOP("summary", "unread"),
}

_KINDS: dict[PropositionKind, Any] = {
    PropositionKind.FACTUAL: NOOP("summary", "Factual"),
    PropositionKind.FORECAST: NOOP("summary", "Forecast"),
    PropositionKind.JUDGEMENT: NOOP("summary", "Judgement"),
    PropositionKind.POLICY: NOOP("summary", "Policy"),
}

STATUS_LOOKS: dict[Status, tuple[str, str, str]] = {
    Status.CONTESTED: ("conflict", "opposes", "opposes"),
    Status.DIVIDED: ("split-voices", "warn", "warn"),
    Status.CORROBORATED: ("double-check", "supports", "supports"),
    Status.AGREED: ("check", "supports", "supports"),
    Status.SINGLE_ORIGIN: ("single", "neutral", "text2"),
    Status.DENIED: ("denies", "opposes", "opposes"),
    Status.UNATTRIBUTED: ("article", "neutral", "text2"),
    Status.WITHHELD: ("withholds", "hedged", "hedged"),
    Status.SPLIT_VIEW: ("split-voices", "hedged", "hedged"),
    Status.SHARED_VIEW: ("users", "hedged", "hedged"),
    Status.SINGLE_VIEW: ("user", "hedged", "hedged"),
    Status.NO_EVIDENCE: ("ring", "neutral", "text2"),
}
"""The icon, the tone of the chip and the colour of the icon by status."""
