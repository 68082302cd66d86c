"""A report as blocks: what was found, on what evidence, by which method."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from variorum.model.report import Report, Sentence
from variorum.shell.hidden import all_sealed, visible
from variorum.shell.phrases import Translate, english
from variorum.shell.report.blocks import Block
from variorum.shell.report.front import glance, head, matrix
from variorum.shell.report.method import method
from variorum.shell.report.quotations import Quotations
from variorum.shell.report.statements import statements
from variorum.shell.report.tables import articles, figures, stances


def compose(report: Report, tr: Translate = english) -> list[Block]:
    """Return the whole report, in reading order. `report.summary` is that of the counting view."""
    return list(_blocks(_sealed(report), tr))


def beginning(report: Report, count: int, tr: Translate = english) -> list[Block]:
    """Return the first blocks of a report, without making the rest."""
    return list(islice(_blocks(_sealed(report), tr), count))


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


def _blocks(report: Report, tr: Translate) -> Iterator[Block]:
    quotes = Quotations(report, tr)
    yield from head(report, tr)
    yield from glance(report, tr)
    yield from matrix(report, tr)
    yield from statements(report, quotes, tr)
    yield from figures(report, quotes, tr)
    yield from stances(report, quotes, tr)
    yield from articles(report, tr)
    yield from method(report, tr)
    yield from quotes.sentences()
