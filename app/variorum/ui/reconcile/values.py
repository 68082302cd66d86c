"""What the Reconcile workspace is given: questions in words, with their members and effects."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.model.ids import Id
from variorum.model.verdict import QuantityVerdict, Status


class Asked(StrEnum):
    """What a card asks about."""

    ACTORS = "actors"
    MEANT = "meant"
    CLAIM = "claim"
    FIGURES = "figures"
    COPY = "copy"
    PASSAGE = "passage"
    INDEPENDENCE = "independence"


class Answer(StrEnum):
    """What can be pressed on a card, besides ticking its members."""

    ACCEPT = "accept"
    NEW = "new"
    REJECT = "reject"
    SPLIT = "split"
    MERGE = "merge"
    TICK = "tick"
    LATER = "later"
    CONFIRMED = "confirmed"
    DOUBTFUL = "doubtful"
    DEPENDENT = "dependent"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. `strength` is 1 to 5, shown as dots."""

    key: str
    icon: str
    ink: str
    title: str
    detail: str
    strength: int


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one sort under a heading; `total` counts those not listed too.

    `beyond` are asked about only once those before them are answered.
    """

    title: str
    entries: tuple[Entry, ...]
    total: int
    sort: str = ""
    beyond: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in its words: what stands before, the quote, what stands after."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a card. `tag` is opened when its sentence is asked for.

    `tickable` members take part only if ticked; `letters` are those of their articles. The quote
    of an `actor` is underlined as in the reader, any other is tinted.
    """

    title: str
    detail: str = ""
    passage: Passage | None = None
    letters: tuple[str, ...] = ()
    count: str = ""
    tag: str = ""
    ticked: bool = False
    tickable: bool = True
    strength: int = 0
    actor: bool = False


@dataclass(frozen=True, slots=True)
class Speaking:
    """For whom an actor speaks: as known, as the text suggests.

    `names` returns those to choose from that begin as is typed.
    """

    known: str = ""
    suggested: str = ""
    names: Callable[[str], Sequence[str]] = lambda _typed: ()


@dataclass(frozen=True, slots=True)
class Card:
    """One question. `name` and `role` are fields where they are not None.

    `polarity` asks what a claim does to what is ticked, `type` in what manner, as guessed;
    `numbered` members are ticked by digits. Of `single` members one is chosen at most.
    """

    key: str
    asked: Asked
    question: str
    lead: str
    members: tuple[Member, ...]
    answers: tuple[Answer, ...]
    chips: tuple[tuple[str, bool], ...] = ()
    name: str | None = None
    role: str | None = None
    above: Member | None = None
    polarity: bool = False
    type: str = ""
    numbered: bool = False
    single: bool = False
    speaking: Speaking | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """One proposition's status before and after; the same twice where it stays.

    `note` says what else moves ("support 3 to 2").
    """

    proposition: str
    text: str
    before: Status | None
    after: Status | None
    before_label: str
    after_label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one quantity as they would stand, and which relations would be new.

    `labels` are the letters of articles, `said` is all of it as a screen reader says it; `more`
    counts the relations not told.
    """

    name: str
    conclusion: str
    verdict: QuantityVerdict
    labels: Mapping[Id, str]
    said: str
    relations: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What follows if the card is answered as it stands: in words, then status by status."""

    title: str
    text: str
    moved: tuple[Moved, ...] = ()
    more: int = 0
    figures: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """The analyst's answer: which, with what is ticked and typed. `at` is where the cursor is.

    `parent` is for whom the actor speaks, None where the card does not ask.
    """

    key: str
    answer: Answer
    ticked: tuple[int, ...]
    at: int = 0
    name: str = ""
    role: str = ""
    polarity: str = ""
    type: str = ""
    parent: str | None = None
