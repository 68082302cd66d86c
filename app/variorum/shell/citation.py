"""A quote with where it stands, ready to paste: as plain text, HTML and Markdown."""

import html
import re
from dataclasses import dataclass

from variorum.shell.phrases import Translate, english

_MARKDOWN = re.compile(r"([\\`*_\[\]<>~&$|])")
"""What may mean something within a line of Markdown, whose first character is a quotation mark."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The same citation three times."""

    text: str
    html: str
    markdown: str


def citation(  # noqa: PLR0913, PLR0917  # what a citation consists of
    quote: str, source: str, date: str, first: int, last: int, tr: Translate = english
) -> Citation:
    """Cite `quote`, which stands in sentences `first` to `last` (from 1) of a source.

    White space of any kind, line breaks included, becomes a single space; an unknown `source` or
    `date` (empty) is left out. Nothing of the quote is markup in HTML or Markdown.
    """
    words = " ".join(quote.split())
    where = tr("sentence {0}").format(first)
    if first != last:
        where = tr("sentences {0}–{1}").format(first, last)  # noqa: RUF001  # a range's dash
    parts = [part for part in (" ".join(source.split()), date, where) if part]
    plain = tr("“{0}” ({1})")
    return Citation(
        plain.format(words, ", ".join(parts)),
        "<p>" + plain.format(html.escape(words), html.escape(", ".join(parts))) + "</p>",
        plain.format(*(_MARKDOWN.sub(r"\\\1", part) for part in (words, ", ".join(parts)))),
    )
