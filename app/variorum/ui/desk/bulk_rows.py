"""What the preview of a bulk act says of each place, and of all together."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from variorum.model.ids import Id
from variorum.model.vocabulary import Polarity, TagKind
from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui.frame.bulk_dialog import BulkChoice
from variorum.ui.frame.found import Found
from variorum.ui.panel.words import name_of
from variorum.workspace.bulk import Spot

_TELLING = (Polarity.DENIES, Polarity.WITHHOLDS)
"""What words can give away; that they assert is merely supposed."""


def tr(text: str) -> str:
    """Return `text` in the interface's language."""
    return QCoreApplication.translate("bulk", text)


def preview(places: Sequence[Found], spots: Sequence[Spot], choice: BulkChoice) -> list[Found]:
    """Return the places with what speaks against each. `spots` are in the order of articles."""
    by_place = _matched(places, spots)
    return [_noted(one, by_place[one.place], choice) for one in places]


def summed_up(rows: Sequence[Found], spots: Sequence[Spot]) -> str:
    """Return "12 places in 3 articles; 2 tagged already, skipped; 1 in text not counted"."""
    free = [one for one in rows if one.can_tick]
    articles = len({one.article for one in free})
    what = counted(len(free), tr("{n} place"), tr("{n} places"), english)
    where = counted(articles, tr("{n} article"), tr("{n} articles"), english)
    parts = [tr("{0} in {1}").format(what, where)]
    skipped = sum(spot.tagged for spot in spots)
    if skipped:
        parts.append(tr("{0} tagged already, skipped").format(skipped))
    again = sum(spot.again and not spot.tagged for spot in spots)
    if again:
        parts.append(tr("{0} in the sentence of another").format(again))
    outside = sum(spot.region is not None and not spot.tagged for spot in spots)
    if outside:
        parts.append(tr("{0} where text is no evidence").format(outside))
    return "; ".join(parts) + "."


def _noted(one: Found, spot: Spot, choice: BulkChoice) -> Found:
    if spot.tagged:
        return replace(one, note=tr("tagged already"), can_tick=False)
    if spot.again:
        return replace(one, note=tr("same sentence"), can_tick=False)
    if spot.region is not None:
        return replace(one, note=tr("not evidence: {0}").format(str(spot.region)))
    reads = spot.reads
    if choice.kind is TagKind.CLAIM and reads in _TELLING and reads is not choice.polarity:
        return replace(one, note=tr("reads as: {0}").format(name_of(reads)))
    return one


def _matched(places: Sequence[Found], spots: Sequence[Spot]) -> dict[tuple[Id, int, int], Spot]:
    """Return each place's spot: both stand in one order within each article."""
    by_article: dict[Id, list[Spot]] = {}
    for spot in spots:
        by_article.setdefault(spot.article, []).append(spot)
    at: Counter[Id] = Counter()
    matched = {}
    for one in places:
        matched[one.place] = by_article[one.article][at[one.article]]
        at[one.article] += 1
    return matched
