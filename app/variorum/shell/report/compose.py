"""A report as blocks: what was found, on what evidence, by which method."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from variorum.model.ids import Id
from variorum.model.report import Report, Sentence
from variorum.model.summary import Cell, PropositionRow, QuantityRow
from variorum.model.verdict import Status, VoiceHeard
from variorum.model.vocabulary import Polarity
from variorum.shell import figure_phrases, verdict_phrases
from variorum.shell.hidden import all_sealed, visible
from variorum.shell.phrases import Translate, english
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
from variorum.shell.report.method import method
from variorum.shell.wording import counted, listed

_SIDES = (
    (Polarity.ASSERTS, "Asserted"),
    (Polarity.DENIES, "Denied"),
)


COUNTED = (
    "Counted by the rules of the method below: nothing is left out or let in on trial (no view and"
    " no what-if)."
)


def compose(report: Report, tr: Translate = english) -> list[Block]:
    """Return the whole report, in reading order. `report.summary` is that of the counting view."""
    return list(_Composer(_sealed(report), tr).blocks())


def beginning(report: Report, count: int, tr: Translate = english) -> list[Block]:
    """Return the first blocks of a report, without making the rest."""
    return list(islice(_Composer(_sealed(report), tr).blocks(), count))


def _sealed(report: Report) -> Report:
    """Return a report of which no name turns the words around it, nor any quote hides some."""
    quotes = {
        tag: Sentence(
            visible(one.before), visible(one.quote), visible(one.after), number=one.number
        )
        for tag, one in report.quotes.items()
    }
    rest = all_sealed(replace(report, quotes={}, pictures={}))
    return replace(rest, quotes=quotes, pictures=report.pictures)


class _Composer:
    """Numbers the quotes in order of first mention, so that statements can lead to them."""

    def __init__(self, report: Report, tr: Translate) -> None:
        self._report, self._tr = report, tr
        self._summary = report.summary
        self._labels = {article.id: article.label for article in self._summary.articles}
        self._outlets = dict(zip(self._labels, self._summary.outlet_names, strict=True))
        self._numbers: dict[Id, int] = {}
        self._of: dict[Id, Id] = {}

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield from self._glance()
        yield from self._propositions()
        yield from self._figures()
        yield from self._stances()
        yield from self._articles()
        yield from method(self._report, self._tr)
        yield from self._quotes()

    def _head(self) -> Iterator[Block]:
        tr, summary = self._tr, self._summary
        yield Heading(1, summary.title)
        dates = sorted(article.published for article in summary.articles if article.published)
        known = [counted(len(summary.articles), "{n} article", "{n} articles", tr)]
        if dates:
            first, last = (figure_phrases.partial_date(day) for day in (dates[0], dates[-1]))
            known.append(first if first == last else tr("{0} to {1}").format(first, last))
        made = figure_phrases.partial_date(self._report.made)
        known.append(tr("made by {who} on {day}").format(who=self._report.author, day=made))
        yield Paragraph((Run(", ".join(known), Style.MUTED),))
        yield Paragraph((Run(tr(COUNTED), Style.MUTED),))

    def _glance(self) -> Iterator[Block]:
        tr, summary = self._tr, self._summary
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
        yield from self._matrix()

    def _matrix(self) -> Iterator[Block]:
        tr, summary = self._tr, self._summary
        if not summary.propositions:
            return
        yield Heading(2, tr("Who says what"), "matrix")
        for name, picture in self._report.pictures.items():
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

    def _propositions(self) -> Iterator[Block]:
        tr = self._tr
        if self._summary.propositions:
            yield Heading(2, tr("Propositions"), "propositions")
        for status in Status:
            rows = self._summary.of_status(status)
            if rows:
                title = f"{verdict_phrases.group(status, tr)} ({len(rows)})"
                yield Heading(3, title, f"status-{status.value}")
            for row in rows:
                yield from self._proposition(row)

    def _proposition(self, row: PropositionRow) -> Iterator[Block]:
        tr, found = self._tr, row.verdict
        name = Run(row.proposition.text, Style.STRONG)
        yield Paragraph((name,), f"proposition-{row.proposition.id}")
        marks = [verdict_phrases.label(found, tr), *verdict_phrases.marks(found, tr)]
        token = Run(f" [{', '.join(dict.fromkeys(marks))}]", Style.MUTED)
        yield Paragraph((Run(verdict_phrases.headline(found, tr)), token))
        for line in self._own_words(row):
            yield Paragraph(line)
        lines = [
            (Run(f"{tr(side)}: ", Style.MUTED), *self._voice(voice))
            for polarity, side in _SIDES
            for voice in found.counted
            if voice.polarity is polarity
        ]
        lines += [
            (
                Run(tr("Not counted") + ": ", Style.MUTED),
                *self._voice(voice),
                Run(f" ({verdict_phrases.reason(voice, tr)})", Style.MUTED),
            )
            for voice in found.not_counted
        ]
        if lines:
            yield Bullets(lines)

    def _own_words(self, row: PropositionRow) -> Iterator[Runs]:
        """Yield what analysts say of a proposition themselves, apart from the computed."""
        tr, about = self._tr, row.proposition.id
        if row.overruled:
            text = tr("The analyst's own status: {value}").format(value=row.overruled)
            yield (Run(text, Style.STRONG),)
        for who, judged in self._report.assessments.get(about, ()):
            said = [
                f"{tr(name)}: {value}"
                for name, value in (
                    ("likelihood", _words(judged.likelihood)),
                    ("confidence", _words(judged.confidence)),
                    ("reasons", judged.reasons),
                    ("gaps", judged.gaps),
                )
                if value
            ]
            text = tr("Assessment of {who}").format(who=who)
            yield (Run(text, Style.STRONG), Run(": " + "; ".join(said)))
        for comment in self._report.comments:
            if comment.proposition == about:
                mark = tr("approved by {who}" if comment.approved else "queried by {who}")
                text = mark.format(who=comment.who)
                yield (Run(f"{text}: {comment.text}" if comment.text else text, Style.MUTED),)

    def _voice(self, voice: VoiceHeard) -> list[Run]:
        who = listed(voice.speaker_names, self._tr) or self._tr("no speaker named")
        return [Run(f"{who}: "), *self._quoted(voice.tag, voice.article, voice.quote)]

    def _quoted(self, tag: Id, article: Id, quote: str) -> list[Run]:
        number = self._numbers.setdefault(tag, len(self._numbers) + 1)
        self._of.setdefault(tag, article)
        flat = " ".join(quote.split())
        label = f" [{self._labels.get(article, '')}, {number}]"
        return [Run(_in_quotes(flat), Style.QUOTE), Run(label, target=f"quote-{number}")]

    def _figures(self) -> Iterator[Block]:
        if self._summary.quantities:
            yield Heading(2, self._tr("Figures"), "figures")
        for row in self._summary.quantities:
            yield from self._quantity(row)

    def _quantity(self, row: QuantityRow) -> Iterator[Block]:
        tr, found = self._tr, row.verdict
        yield Heading(3, row.quantity.name, f"quantity-{row.quantity.id}")
        conclusion = figure_phrases.conclusion(found, tr)
        yield Paragraph(plain(conclusion[:1].upper() + conclusion[1:] + "."))
        picture = self._report.pictures.get(f"quantity:{row.quantity.id}")
        if picture:
            yield Chart(picture)
        number = {heard.tag: place for place, heard in enumerate(found.figures, start=1)}
        head = [
            tr(name) for name in ("No.", "Figure", "Speaker", "Window", "As of", "Where it stands")
        ]
        yield Table(
            head,
            [
                [
                    plain(str(number[heard.tag])),
                    plain(figure_phrases.figure(heard, tr)),
                    plain(listed(heard.speaker_names, tr) or tr("no speaker named")),
                    plain(_window(heard.window_start, heard.window_end)),
                    plain(heard.as_of),
                    self._quoted(heard.tag, heard.article, heard.quote),
                ]
                for heard in found.figures
            ],
        )
        lines = [
            plain(
                f"{number[pair.one]} / {number[pair.other]}: {figure_phrases.pair(pair, found, tr)}"
            )
            for pair in found.pairs
        ]
        if lines:
            yield Bullets(lines)
        for fusion in found.fusions:
            if fusion.interval is None:
                clashes = ", ".join(f"{number[one]} / {number[two]}" for one, two in fusion.clashes)
                yield Paragraph(plain(tr("Cannot all hold: {pairs}.").format(pairs=clashes)))

    def _stances(self) -> Iterator[Block]:
        tr, rows = self._tr, self._summary.stances
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
                    self._quoted(row.tag, row.article, row.quote),
                ]
                for row in rows
            ],
        )

    def _articles(self) -> Iterator[Block]:
        tr, summary = self._tr, self._summary
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

    def _quotes(self) -> Iterator[Block]:
        """Yield every quote in its sentence, numbered as the statements refer to it."""
        tr = self._tr
        if self._numbers:
            yield Heading(2, tr("Quotes in their sentences"), "quotes")
        for tag, number in self._numbers.items():
            article = self._of[tag]
            label, outlet = self._labels.get(article, ""), self._outlets.get(article, "")
            found = self._report.quotes.get(tag)
            where = [part for part in (label, outlet) if part]
            runs = [Run(f"{number}. ", Style.MUTED)]
            if found:
                where.append(tr("sentence {0}").format(found.number))
                runs += [
                    Run(found.before),
                    Run(found.quote, Style.QUOTE),
                    Run(found.after),
                ]
            runs.append(Run(f" ({', '.join(where)})", Style.MUTED))
            yield Paragraph(runs, f"quote-{number}")


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


def _in_quotes(flat: str) -> str:
    return flat if flat.startswith("“") and flat.endswith("”") else f"“{flat}”"


def _window(start: str, end: str) -> str:
    return f"{start or '..'}/{end or '..'}" if start or end else ""


def _words(token: str | None) -> str:
    return token.replace("_", " ") if token else ""
