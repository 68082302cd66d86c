"""The names of tokens and dates in the interface's language, for panel, strips and library."""

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP as NOOP
from PySide6.QtCore import QCoreApplication, QDate, QLocale

from variorum.model.vocabulary import (
    ActorKind,
    ActorRole,
    ActorTie,
    Attitude,
    ClaimType,
    Comparator,
    Polarity,
    Progress,
    PropositionKind,
    QuantityKind,
    Quotation,
    TagKind,
    Voice,
)


def tr(text: str, count: int = -1) -> str:
    """Return `text` in the interface's language; `%n` in it becomes `count`."""
    return QCoreApplication.translate("words", text, "", count)


def name_of(token: StrEnum) -> str:
    """Return the name of a token of the vocabulary as buttons and lists show it."""
    return tr(_NAMES[type(token)][token])


def comparator_sign(comparator: Comparator | None) -> str:
    """Return the sign before a number, empty for `equal` and for none."""
    return _SIGNS.get(comparator, "") if comparator else ""


def shown_date(text: str) -> str:
    """Return a partial date as read: 14 Sep 2023, Sep 2023, 2023; ranges with a dash.

    Text that is no partial date comes back as it is: what the analyst typed stays visible.
    """
    if "/" in text:
        left, _, right = text.partition("/")
        return _range(left, right)
    return _part(text)


_FORMS = {2: "MMM yyyy", 3: "d MMM yyyy"}
"""How a date of so many numbers is read."""


def _range(left: str, right: str) -> str:
    """Return a range; what both ends have in common is said once."""
    first, last = _date(left), _date(right)
    if not first or not last or first[1] != last[1] or first[0].year() != last[0].year():
        return f"{_part(left)} \u2013 {_part(right)}".strip()
    form = first[1].removesuffix(" yyyy")
    if form.startswith("d") and first[0].month() == last[0].month():
        return f"{first[0].day()}\u2013{_part(right)}"
    return f"{QLocale().toString(first[0], form)} \u2013 {_part(right)}"


def _part(text: str) -> str:
    found = _date(text)
    if found is None:
        return "" if text == ".." else text
    return QLocale().toString(*found)


def _date(text: str) -> tuple[QDate, str] | None:
    """Return the first day of a month or a day, and its form; None for all else."""
    pieces = text.split("-")
    if len(pieces) not in _FORMS or not all(piece.isdecimal() for piece in pieces):
        return None
    year, month, *days = map(int, pieces)
    date = QDate(year, month, *(days or [1]))
    return (date, _FORMS[len(pieces)]) if date.isValid() else None


_SIGNS = {
    Comparator.ABOUT: "~",
    Comparator.MORE: ">",
    Comparator.AT_LEAST: "≥",
    Comparator.LESS: "<",
    Comparator.AT_MOST: "≤",
}

_NAMES: dict[type[StrEnum], dict[str, Any]] = {
    TagKind: {
        TagKind.ACTOR: NOOP("words", "Actor"),
        TagKind.CLAIM: NOOP("words", "Claim"),
        TagKind.STANCE: NOOP("words", "Stance"),
        TagKind.FIGURE: NOOP("words", "Figure"),
    },
    Polarity: {
        Polarity.ASSERTS: NOOP("words", "Asserts"),
        Polarity.DENIES: NOOP("words", "Denies"),
        Polarity.WITHHOLDS: NOOP("words", "Withholds"),
    },
    ClaimType: {
        ClaimType.FACT: NOOP("words", "Fact"),
        ClaimType.ASSESSMENT: NOOP("words", "Assessment"),
        ClaimType.POSSIBILITY: NOOP("words", "Possibility"),
        ClaimType.PREDICTION: NOOP("words", "Prediction"),
        ClaimType.CONDITIONAL: NOOP("words", "Conditional"),
        ClaimType.DEMAND: NOOP("words", "Demand"),
        ClaimType.JUDGEMENT: NOOP("words", "Judgement"),
    },
    Quotation: {
        Quotation.DIRECT: NOOP("words", "Direct"),
        Quotation.PARTIAL: NOOP("words", "Partial"),
        Quotation.PARAPHRASE: NOOP("words", "Paraphrase"),
    },
    Voice: {
        Voice.ATTRIBUTED: NOOP("words", "Attributed"),
        Voice.NARRATOR: NOOP("words", "Narrator"),
        Voice.UNCLEAR: NOOP("words", "Unclear"),
    },
    Attitude: {
        Attitude.SUPPORTS: NOOP("words", "Supports"),
        Attitude.AMBIVALENT: NOOP("words", "Ambivalent"),
        Attitude.OPPOSES: NOOP("words", "Opposes"),
    },
    ActorRole: {
        ActorRole.ACTOR: NOOP("words", "Actor"),
        ActorRole.PLACE: NOOP("words", "Place"),
        ActorRole.AFFILIATION: NOOP("words", "Affiliation"),
        ActorRole.PART_OF_NAME: NOOP("words", "Part of a name"),
    },
    ActorKind: {
        ActorKind.STATE: NOOP("words", "State"),
        ActorKind.PERSON: NOOP("words", "Person"),
        ActorKind.ORGANISATION: NOOP("words", "Organisation"),
        ActorKind.GROUP: NOOP("words", "Group"),
        ActorKind.MEDIA: NOOP("words", "Media"),
        ActorKind.AUTHOR: NOOP("words", "Author"),
        ActorKind.IGO: NOOP("words", "Intergovernmental organisation"),
        ActorKind.BLOC: NOOP("words", "Bloc"),
        ActorKind.UNKNOWN: NOOP("words", "Kind unknown"),
    },
    ActorTie: {
        ActorTie.ORGAN_OF: NOOP("words", "organ of"),
        ActorTie.SPEAKS_FOR: NOOP("words", "speaks for"),
        ActorTie.MEMBER_OF: NOOP("words", "member of"),
    },
    Comparator: {
        Comparator.EQUAL: NOOP("words", "exactly"),
        Comparator.ABOUT: NOOP("words", "about"),
        Comparator.MORE: NOOP("words", "more than"),
        Comparator.AT_LEAST: NOOP("words", "at least"),
        Comparator.LESS: NOOP("words", "less than"),
        Comparator.AT_MOST: NOOP("words", "at most"),
        Comparator.BETWEEN: NOOP("words", "between"),
        Comparator.WORDS: NOOP("words", "in words only"),
    },
    QuantityKind: {
        QuantityKind.STOCK: NOOP("words", "Stock"),
        QuantityKind.CUMULATIVE: NOOP("words", "Cumulative"),
        QuantityKind.FLOW: NOOP("words", "Flow"),
        QuantityKind.DURATION: NOOP("words", "Duration"),
        QuantityKind.ORDINAL: NOOP("words", "Ordinal"),
        QuantityKind.PROBABILITY: NOOP("words", "Probability"),
    },
    PropositionKind: {
        PropositionKind.FACTUAL: NOOP("words", "Factual"),
        PropositionKind.FORECAST: NOOP("words", "Forecast"),
        PropositionKind.JUDGEMENT: NOOP("words", "Judgement"),
        PropositionKind.POLICY: NOOP("words", "Policy"),
    },
    Progress: {
        Progress.TODO: NOOP("words", "To do"),
        Progress.DOING: NOOP("words", "Doing"),
        Progress.DONE: NOOP("words", "Done"),
    },
}
