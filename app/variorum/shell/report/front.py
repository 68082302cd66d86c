"""The first pages of a report: title, what was found at a glance, who says what."""

from collections.abc import Iterator, Sequence

from variorum.model.report import Report
from variorum.model.summary import Cell
from variorum.model.verdict import Status
from variorum.shell import figure_phrases, verdict_phrases
from variorum.shell.phrases import Translate
from variorum.shell.report.blocks import (
    Block,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
    plain,
)
from variorum.shell.wording import counted

COUNTED = (
    "Counted by the rules of the method below: nothing is left out or let in on trial (no view and"
    " no what-if)."
)


def head(report: Report, tr: Translate) -> Iterator[Block]:
    """Yield title, dates and by what rules it was counted."""
    summary = report.summary
    yield Heading(1, summary.title)
    dates = sorted(article.published for article in summary.articles if article.published)
    known = [counted(len(summary.articles), "{n} article", "{n} articles", tr)]
    if dates:
        first, last = (figure_phrases.partial_date(day) for day in (dates[0], dates[-1]))
        known.append(first if first == last else tr("{0} to {1}").format(first, last))
    made = figure_phrases.partial_date(report.made)
    known.append(tr("made by {who} on {day}").format(who=report.author, day=made))
    yield Paragraph((Run(", ".join(known), Style.MUTED),))
    yield Paragraph((Run(tr(COUNTED), Style.MUTED),))


def glance(report: Report, tr: Translate) -> Iterator[Block]:
    """Yield how many propositions there are by status, and what the figures amount to."""
    summary = report.summary
    yield Heading(2, tr("At a glance"), "glance")
    lines: list[Runs] = [
        (
            Run(verdict_phrases.group(status, tr), target=f"status-{status.value}"),
            Run(f": {len(rows)}"),
        )
        for status in Status
        if (rows := summary.of_status(status))
    ]
    lines += [
        (
            Run(row.quantity.name, target=f"quantity-{row.quantity.id}"),
            Run(": " + figure_phrases.conclusion(row.verdict, tr)),
        )
        for row in summary.quantities
    ]
    yield Bullets(lines) if lines else Paragraph(plain(tr("Nothing has been tagged yet.")))


def matrix(report: Report, tr: Translate) -> Iterator[Block]:
    """Yield who says what, as a chart where it was drawn and as a table."""
    summary = report.summary
    if not summary.propositions:
        return
    yield Heading(2, tr("Who says what"), "matrix")
    for name, picture in report.pictures.items():
        if name.startswith("matrix:"):
            yield Chart(picture)
    head = [tr("Proposition"), *(article.label for article in summary.articles)]
    rows: list[Sequence[Runs]] = [
        [
            (Run(row.proposition.text, target=f"proposition-{row.proposition.id}"),),
            *(plain(_cell(cell)) for cell in row.cells),
        ]
        for row in summary.propositions
    ]
    yield Table(head, rows)
    key = tr("+ asserts, - denies, ? withholds, (n) not counted, . read and silent")
    yield Paragraph((Run(key, Style.MUTED),))


def _cell(cell: Cell) -> str:
    parts = [
        f"{sign}{count}"
        for sign, count in (("+", cell.asserts), ("-", cell.denies), ("?", cell.withholds))
        if count
    ]
    if cell.uncounted:
        parts.append(f"({cell.uncounted})")
    if parts:
        return " ".join(parts)
    return "." if cell.reading.value == "silent" else ""
