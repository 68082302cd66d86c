"""The tables of a report: figures by quantity, stances, articles."""

from collections.abc import Iterator

from variorum.model.report import Report
from variorum.model.summary import QuantityRow
from variorum.shell import figure_phrases
from variorum.shell.phrases import Translate
from variorum.shell.report.blocks import (
    Block,
    Bullets,
    Chart,
    Heading,
    Paragraph,
    Table,
    plain,
)
from variorum.shell.report.quotations import Quotations
from variorum.shell.wording import listed


def figures(report: Report, quotes: Quotations, tr: Translate) -> Iterator[Block]:
    """Yield every quantity with its figures and how they relate."""
    if report.summary.quantities:
        yield Heading(2, tr("Figures"), "figures")
    for row in report.summary.quantities:
        yield from _quantity(row, report, quotes, tr)


def _quantity(
    row: QuantityRow, report: Report, quotes: Quotations, tr: Translate
) -> Iterator[Block]:
    found = row.verdict
    yield Heading(3, row.quantity.name, f"quantity-{row.quantity.id}")
    conclusion = figure_phrases.conclusion(found, tr)
    yield Paragraph(plain(conclusion[:1].upper() + conclusion[1:] + "."))
    picture = report.pictures.get(f"quantity:{row.quantity.id}")
    if picture:
        yield Chart(picture)
    number = {heard.tag: place for place, heard in enumerate(found.figures, start=1)}
    head = [tr(name) for name in ("No.", "Figure", "Speaker", "Window", "As of", "Where it stands")]
    yield Table(
        head,
        [
            [
                plain(str(number[heard.tag])),
                plain(figure_phrases.figure(heard, tr)),
                plain(listed(heard.speaker_names, tr) or tr("no speaker named")),
                plain(_window(heard.window_start, heard.window_end)),
                plain(heard.as_of),
                quotes.quoted(heard.tag, heard.article, heard.quote),
            ]
            for heard in found.figures
        ],
    )
    by_tag = {heard.tag: heard for heard in found.figures}
    lines = [
        plain(f"{number[pair.one]} / {number[pair.other]}: {figure_phrases.pair(pair, by_tag, tr)}")
        for pair in found.pairs
    ]
    if lines:
        yield Bullets(lines)
    for fusion in found.fusions:
        if fusion.interval is None:
            clashes = ", ".join(f"{number[one]} / {number[two]}" for one, two in fusion.clashes)
            yield Paragraph(plain(tr("Cannot all hold: {pairs}.").format(pairs=clashes)))


def stances(report: Report, quotes: Quotations, tr: Translate) -> Iterator[Block]:
    """Yield who is for or against what."""
    rows = report.summary.stances
    if not rows:
        return
    yield Heading(2, tr("Stances"), "stances")
    head = [tr(name) for name in ("Holder", "Stance", "Towards", "Where it stands")]
    yield Table(
        head,
        [
            [
                plain(listed(row.holders, tr) or tr("somebody unnamed")),
                plain(tr(row.attitude.value) if row.attitude else ""),
                plain(row.target),
                quotes.quoted(row.tag, row.article, row.quote),
            ]
            for row in rows
        ],
    )


def articles(report: Report, tr: Translate) -> Iterator[Block]:
    """Yield the articles, what is known of each and how far it is read."""
    summary = report.summary
    yield Heading(2, tr("Articles"), "articles")
    head = [tr(name) for name in ("", "Title", "Outlet", "Published", "Genre", "Read")]
    columns = zip(summary.articles, summary.outlet_names, summary.read_share, strict=True)
    yield Table(
        head,
        [
            [
                plain(article.label),
                plain(" ".join(part for part in (article.title, article.url) if part)),
                plain(outlet or tr("not known")),
                plain(article.published or tr("not known")),
                plain(article.genre.value if article.genre else tr("not known")),
                plain(f"{int(share * 100)} %"),
            ]
            for article, outlet, share in columns
        ],
    )


def _window(start: str, end: str) -> str:
    return f"{start or '..'}/{end or '..'}" if start or end else ""
