"""The quotes of a report: numbered in order of first mention, and told in their sentences."""

from collections.abc import Iterator

from variorum.model.ids import Id
from variorum.model.report import Report
from variorum.shell.phrases import Translate
from variorum.shell.report.blocks import Block, Heading, Paragraph, Run, Style


class Quotations:
    """Numbers quotes, so that statements can lead to them."""

    def __init__(self, report: Report, tr: Translate) -> None:
        """Begin without any."""
        self._report, self._tr = report, tr
        articles = report.summary.articles
        self._labels = {article.id: article.label for article in articles}
        self._outlets = dict(zip(self._labels, report.summary.outlet_names, strict=True))
        self._numbers: dict[Id, int] = {}
        self._of: dict[Id, Id] = {}

    def quoted(self, tag: Id, article: Id, quote: str) -> list[Run]:
        """Return a quote with its number, which leads to its sentence."""
        number = self._numbers.setdefault(tag, len(self._numbers) + 1)
        self._of.setdefault(tag, article)
        flat = " ".join(quote.split())
        label = f" [{self._labels.get(article, '')}, {number}]"
        return [Run(_in_quotes(flat), Style.QUOTE), Run(label, target=f"quote-{number}")]

    def sentences(self) -> Iterator[Block]:
        """Yield every quote in its sentence, as it was numbered."""
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


def _in_quotes(flat: str) -> str:
    return flat if flat.startswith("“") and flat.endswith("”") else f"“{flat}”"
