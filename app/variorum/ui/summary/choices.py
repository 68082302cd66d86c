"""What the filters of the summary offer, and what a view is called."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from variorum.model.ids import Id
from variorum.model.summary import Summary, told_by
from variorum.model.verdict import Origin
from variorum.model.view import View
from variorum.ui import plain
from variorum.ui.panel.words import shown_date
from variorum.ui.summary.grid import OnDemand
from variorum.ui.summary.quote_text import quoted
from variorum.ui.summary.values import Choice, Choices
from variorum.ui.summary.words import tr

_NAMED = 3


def choices_of(summary: Summary, analysts: Sequence[tuple[Id, str]] = ()) -> Choices:
    """Return what may be left out of a summary in which everything counts."""
    return Choices(
        cache(lambda: _articles(summary)),
        cache(lambda: _outlets(summary)),
        cache(lambda: _by_name({origin.key: origin.name for origin in _origins(summary)})),
        cache(lambda: tuple(Choice(key, name, name) for key, name in analysts)),
    )


def view_words(view: View, choices: Choices, summary: Summary) -> str:
    """Return what a view leaves out or lets in: "without B, Seoul; with “…” counted"."""
    left_out = [
        *_short_names(choices.articles, view.articles),
        *_names(choices.outlets, view.outlets),
        *_names(choices.origins, view.origins),
        *_names(choices.analysts, view.analysts),
    ]
    let_in = [quoted(words) for words in _quotes(summary, view.recounted)]
    parts = [
        tr("without {names}").format(names=_some(left_out)) if left_out else "",
        tr("from {date}").format(date=shown_date(view.first)) if view.first else "",
        tr("to {date}").format(date=shown_date(view.last)) if view.last else "",
        tr("with {quotes} counted").format(quotes=_some(let_in)) if let_in else "",
    ]
    return plain.visible(", ".join(part for part in parts if part))


def _articles(summary: Summary) -> Sequence[Choice]:
    def choice(at: int) -> Choice:
        article = summary.articles[at]
        title = article.title or article.file_name
        return Choice(article.id, f"{article.label}  {title}", title)

    return OnDemand(len(summary.articles), choice)


def _outlets(summary: Summary) -> tuple[Choice, ...]:
    found: dict[str, str] = {}
    outlets = told_by(summary.articles, "outlet")
    for outlet, name in zip(outlets, summary.outlet_names, strict=True):
        if outlet and name:
            found.setdefault(outlet, name)
    return _by_name(found)


def _quotes(summary: Summary, links: frozenset[Id]) -> list[str]:
    """Return the words of some voices by their links."""
    if not links:
        return []
    return [
        voice.quote
        for row in summary.propositions
        for voice in (*row.verdict.counted, *row.verdict.not_counted)
        if voice.link in links
    ]


def _origins(summary: Summary) -> Iterator[Origin]:
    for row in summary.propositions:
        for voice in (*row.verdict.counted, *row.verdict.not_counted):
            yield from voice.origins


def _by_name(found: Mapping[str, str]) -> tuple[Choice, ...]:
    ordered = sorted(found.items(), key=lambda one: (one[1].casefold(), one[0]))
    return tuple(Choice(key, name, name) for key, name in ordered)


def _names(
    choices: Callable[[], Sequence[Choice]], keys: frozenset[str] | frozenset[Id]
) -> list[str]:
    return [choice.name for choice in choices() if choice.key in keys] if keys else []


def _short_names(choices: Callable[[], Sequence[Choice]], keys: frozenset[Id]) -> list[str]:
    return [name.split()[0] for name in _names(choices, keys) if name.split()]


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    more = len(names) - _NAMED
    return tr("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown
