"""What is dated, in order of time: publications, statements, events, figures."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from variorum.model.catalogue import Catalogue
from variorum.model.dates import day_interval
from variorum.model.ids import Id
from variorum.model.pages import Moment, MomentKind
from variorum.model.records import Article
from variorum.model.views import LinkedTag


def stands(linked: LinkedTag) -> bool:
    """Tell whether a tag is neither rejected nor in an excluded region."""
    return not linked.tag.rejected and linked.excluded_by is None


def timeline(
    catalogue: Catalogue,
    tags: Iterable[LinkedTag],
    hears: Callable[[LinkedTag], bool] = stands,
) -> tuple[Moment, ...]:
    """Return everything with a date, by its first day; `tags` are claims and figures.

    Tags that are not heard are passed over; publications are all told. A figure stands at its
    window or, without one, at its as-of.
    """
    articles = catalogue.all(Article)
    found = [moment for article in articles.values() for moment in _published(article)]
    for linked in tags:
        if hears(linked):
            found += _dated(linked)
    by_day: dict[date, list[Moment]] = defaultdict(list)
    for moment in found:
        by_day[moment.first or date.min].append(moment)
    # Day by day: Python does nothing else while it sorts a hundred thousand.
    return tuple(one for day in sorted(by_day) for one in sorted(by_day[day], key=_place))


def _place(moment: Moment) -> tuple[date, str, Id]:
    """Return what moments that begin on one day are sorted by."""
    return moment.last or date.max, moment.kind.value, moment.tag or moment.article


def _published(article: Article) -> Iterator[Moment]:
    if article.published:
        days = day_interval(article.published)
        yield Moment(
            MomentKind.PUBLISHED,
            days.first,
            days.last,
            article.published,
            article.title or article.label,
            article.id,
            inferred="published" in article.inferred,
        )


def _dated(linked: LinkedTag) -> Iterator[Moment]:
    tag = linked.tag
    window = f"{tag.window_start or '..'}/{tag.window_end or '..'}"
    has_window = bool(tag.window_start or tag.window_end)
    fields = {"window_start", "window_end"} if has_window else {"as_of"}
    for kind, written, inferred in (
        (MomentKind.SAID, tag.statement_date, "statement_date" in tag.inferred),
        (MomentKind.EVENT, tag.event_time, "event_time" in tag.inferred),
        (
            MomentKind.FIGURE,
            window if has_window else tag.as_of,
            not fields.isdisjoint(tag.inferred),
        ),
    ):
        if written:
            days = day_interval(_within(written))
            yield Moment(
                kind, days.first, days.last, written, tag.quote, linked.article, tag.id, inferred
            )


def _within(written: str) -> str:
    """Return a window whose ends are partial dates as the days from first to last."""
    first, slash, last = written.partition("/")
    return f"{first}/{last}" if slash and first != last else first
