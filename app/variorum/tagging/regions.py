"""Acts on regions: whole lines become something else than running words, or running words again."""

from collections.abc import Iterator
from dataclasses import replace

from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Region
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import RegionKind
from variorum.tagging.making import shortened
from variorum.text.spans import Span, strip_space


def lines_of(text: str, start: int, end: int) -> Span:
    """Return the whole lines that [start, end) touches, without white space at their ends.

    An end just after a line break does not touch the line below. Blank lines give an empty span.
    """
    last = max(start, end - 1)
    first = text.rfind("\n", 0, start) + 1
    until = text.find("\n", last)
    return strip_space(text, first, len(text) if until < 0 else until)


def mark_lines(
    article: OpenArticle, start: int, end: int, kind: RegionKind | None, author: Id
) -> ChangeSet:
    """Say what the lines of [start, end) are; None makes them running words.

    What was said of these lines before goes; of regions that reach beyond them the rest stays.
    The act has no changes where everything is so already; a guess said again is confirmed.
    """
    start, end = lines_of(article.text, start, end)
    touched = [one for one in article.regions.values() if one.start < end and start < one.end]
    kept = [one for one in touched if (one.start, one.end, one.kind) == (start, end, kind)]
    changes: list[Change] = []
    for region in touched:
        if region in kept:
            changes += _confirmed(region)
        else:
            changes += deleted(region)
            changes += created(*_rests(article, region, start, end))
    if kind is not None and start < end and not kept:
        changes += created(_region(article, start, end, kind, author))
    act = "region.unmark" if kind is None else "region.mark"
    named = kind or (touched[0].kind if touched else "")
    quote = shortened(article.text[start:end])
    return ChangeSet(act, tuple(changes), (("kind", str(named)), ("quote", quote)))


def confirm_regions(article: OpenArticle) -> ChangeSet:
    """Confirm every region of the article that was only guessed."""
    changes = [one for region in article.regions.values() for one in _confirmed(region)]
    return ChangeSet("region.confirm", tuple(changes), (("count", str(len(changes))),))


def _confirmed(region: Region) -> Iterator[Change]:
    if region.inferred:
        yield Change(region, replace(region, inferred=()))


def _rests(article: OpenArticle, region: Region, start: int, end: int) -> Iterator[Region]:
    """Yield what of a region lies before and after [start, end), as regions of their own."""
    for first, last in ((region.start, start), (end, region.end)):
        first, last = strip_space(article.text, first, last)  # noqa: PLW2901  # trimmed in place
        if first < last:
            yield replace(region, id=new_id(), start=first, end=last)


def _region(article: OpenArticle, start: int, end: int, kind: RegionKind, author: Id) -> Region:
    return Region(
        id=new_id(),
        author=author,
        created=now(),
        text_version=article.version.id,
        start=start,
        end=end,
        kind=kind,
    )
