"""The time a figure speaks of: its window, and the day it is as of."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from variorum.model.dates import day_interval
from variorum.model.evidence import AnyTag
from variorum.model.vocabulary import QuantityKind

_RECENT = 4096
"""Windows remembered."""

_RUNNING = (QuantityKind.CUMULATIVE, QuantityKind.FLOW)
"""Kinds whose figures run up to the day they are as of (decisions/0003)."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`; None where an end is not stated.

    `guessed`: an end is stated but nobody confirmed it. `as_of`: the last day the figure speaks
    of, None if it does not say. `told`: the day it was published, and so the latest it can speak
    of. `running`: it is counted up to the day it is as of.
    """

    first: date | None
    last: date | None
    guessed: bool
    as_of: date | None
    told: date | None = None
    running: bool = False
    start_guessed: bool = False

    stated: bool = field(init=False, compare=False)
    """Both ends are there, confirmed or not."""
    days: tuple[date, date] | None = field(init=False, compare=False)
    """The ends of a known window: both stated, none inferred, not backwards."""
    reach: "Reach | None" = field(init=False, compare=False)
    """The days of a known window, or of a count from its stated start to an end nobody stated.

    That end is the one somebody guessed, or else the day the figure was told.
    """
    is_dated: bool = field(init=False, compare=False)
    """Both ends are stated, or its end is the day it was told."""

    def __post_init__(self) -> None:
        """Find out once what each comparison with another figure asks for."""
        stated = self.first is not None and self.last is not None
        reach = self._reach()
        object.__setattr__(self, "stated", stated)
        object.__setattr__(self, "days", self._days())
        object.__setattr__(self, "reach", reach)
        object.__setattr__(self, "is_dated", stated or (reach is not None and reach[1] is not None))

    def _days(self) -> tuple[date, date] | None:
        if self.first is None or self.last is None or self.guessed or self.last < self.first:
            return None
        return self.first, self.last

    def _reach(self) -> "Reach | None":
        if not self.running or self.first is None or self.start_guessed:
            return self._days()
        end = self.last or self.told
        return None if end and end < self.first else (self.first, end)


Reach = tuple[date, date | None]
"""First and last day; None where a count still ran when it was told, nobody knows when."""


def window(tag: AnyTag, kind: QuantityKind, published: str = "") -> Window:
    """Return the window of a figure. As-of stands in for the missing end of a running one.

    `published` is the date of the article, a partial date or empty.
    """
    return _window((tag.window_start, tag.window_end, tag.as_of), tag.inferred, kind, published)


@lru_cache(_RECENT)
def _window(
    days: tuple[str, str, str], inferred: tuple[str, ...], kind: QuantityKind, published: str
) -> Window:
    """Return the window of all figures that say so; most of one day say the same."""
    start_text, end_text, as_of = days
    end = "window_end"
    if not end_text and kind in _RUNNING:
        end, end_text = "as_of", as_of
    used = {"window_start"} if start_text else set()
    used |= {end} if end_text else set()
    return Window(
        first=day_interval(start_text).first if start_text else None,
        last=day_interval(end_text).last if end_text else None,
        guessed=not used.isdisjoint(inferred),
        as_of=_last_day(as_of or days[1]),
        told=_told(published),
        running=kind in _RUNNING,
        start_guessed="window_start" in inferred,
    )


def within(inner: Reach, outer: Reach) -> bool:
    """Tell whether one window lies inside another and is shorter.

    Of counts that still run, with the day unknown for one of them, the one that began earlier is
    the longer one.
    """
    if inner[1] is None or outer[1] is None:
        return outer[0] < inner[0]
    return outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer


def disjoint(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Tell whether two known windows have no day in common."""
    return one[1] < other[0] or other[1] < one[0]


def _last_day(text: str) -> date | None:
    return day_interval(text).last if text else None


def _told(published: str) -> date | None:
    """Return the last day of a date of publication; of one with an open end, the first."""
    if not published:
        return None
    days = day_interval(published)
    return days.last or days.first
