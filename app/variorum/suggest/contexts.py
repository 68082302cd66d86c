"""What the words around a name say of it: a place, an affiliation, part of a longer name."""

# ruff: noqa: RUF001  # typographic hyphens and apostrophes are the subject

import re
from bisect import bisect_right
from collections.abc import Sequence

from variorum.model.vocabulary import ActorKind, ActorRole
from variorum.suggest.table import Use
from variorum.text.spans import Span

_GO = (
    r"(?:trip|journey|travel\w*|flew|fly|flying|flight|went|go|going|arriv\w+|return\w*|headed|drove"
    r"|moved|fled|flee|set\soff|visits?)"
)
_WHERE = (
    r"(?:in|at|near|outside|inside(?:\sof)?|throughout|across|within|around|through|via|off"
    r"|capital|city\sof|town\sof|capital\sof|centre\sof|center\sof|outskirts\sof"
    r"|streets\sof|suburbs?\sof|(?:north|south|east|west)\sof|areas\sof|parts\sof|region\sof"
    r"|residents\sof|port\sof|mayor\sof|visit(?:s|ed|ing)|(?:to|will|would|may|could|can)\s(?:\w+\s)?visit"
    r"|borders?(?:\sregion)?\sbetween|(?:areas|places|regions|cities|towns)\s(?:such\sas|like)"
    r"|(?:fired|launched|away|people|refugees|migrants|troops|withdraw\w*|dispatch)\sfrom"
    rf"|{_GO}\s(?:back\s)?(?:to|from|for)|tour\sof)"
)
_PLACE = re.compile(
    rf"\b{_WHERE}\s(?:the\s|(?:neighbou?ring|nearby|occupied|war-torn|northern|southern|eastern"
    r"|western|central|north-?eastern|north-?western|south-?eastern|south-?western|downtown)\s)*$",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"\b(?:(?:strikes?|attacks?|assault|raids?|march|advance|shelling|bombing|air\s?strikes?)\son"
    r"|striking|struck|hit|hitting|captur(?:e|ed|ing)|seiz(?:e|ed|ing)|bomb(?:ed|ing)|shell(?:ed|ing)"
    r"|target(?:s|ed|ing)?|reach(?:ed|ing)?|leav(?:e|es|ing)|left|enter(?:ed|ing)?|surround(?:ed|ing)"
    r"|besieg(?:ed|ing)|over|around|tours?|toured|touring|shook|rocked|hosts?|hosted)\s$",
    re.IGNORECASE,
)
"""What is done to a town, where its name means no government."""

_OF_TOWN = re.compile(
    r"\s(?:[Mm]ayor|residents?|suburbs?|region|airport|metro|streets?|hospitals?|office|time|area"
    r"|embassy|summit|conference|bureau|correspondent|university|museum|stadium|police)\b"
)
_AND = re.compile(r"\s(?:and|or)\s(?:the\s)?")
_PART_OF = re.compile(r"\b(?:north|south|east|west)ern\s$", re.IGNORECASE)
_ITS_PART = re.compile(r"['’]s\s(?:\w+\s)?(?:north|south|east|west|coast|border|interior)\b")
_OWNED = re.compile(r"['’]|[-‐‑–]\w")
_NOUN_BEHIND = re.compile(
    r"[-‐‑–]?\s?(?!(?i:and|or|but|to|in|on|at|as|if|by|for|from|with|of|than|amid|over)\b)[A-Za-z]"
)
_ACTS = re.compile(
    r"['’]s?\s|\s(?:also\s|has\s|have\s|had\s)?(?:has|have|had|is|was|will|would|can|could|may|might"
    r"|must|should|does|did|do|said|says|say|warned|denied|denies|insists?|wants?|called|calls"
    r"|accused|accuses|sent|sends|announced|believes?|fears?|hopes?|sees?|claims?|claimed)\b"
)
_LINE_BEFORE = re.compile(r"(?:\A|\n)[ \t]*\Z")
_DATELINE = re.compile(
    r"(?:,\s[A-Z]\w+|\sand\s[A-Z]\w+)?\s?(?:\([^()\n]{2,30}\)\s?)?[-‐‑–—:]\s"
    r"|(?:\sand\s[A-Z]\w+)?[ \t]*(?:\n\s*[A-Z“\"‘]|\Z)"
)
_BEHIND_TOWN = re.compile(
    r"(?<!\w)(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March"
    r"|April|May|June|July|August|September|October|November|December),)[A-Z]\w+,[ \u00a0]$"
)
_STATE_ENDS = re.compile(r"[.,;)\n]|\s[-–—(]|\Z")
_OFFICE = re.compile(r"[ \u00a0](?:Secretary|Minister|Department|Ministry)\b")
_PRO = re.compile(r"\b(?:[Pp]ro|[Aa]nti|[Nn]on)[-‐‑–]$")
_SPOKEN = re.compile(r"\b(?:in|into|from|speak\w*|spoke)\s$", re.IGNORECASE)
_NAMED_AFTER = re.compile(
    r"[ \u00a0-](?:administration|government|regime|cabinet|presidency|camp|family|era|doctrine)\b"
)
_BUILDINGS = frozenset(("Pentagon", "Kremlin", "White House", "Capitol", "Knesset"))
_INITIALS = frozenset(("US", "U.S.", "UK", "U.K.", "UN", "U.N.", "EU", "NATO"))
_VERB = re.compile(
    r"\s(?:has|have|had|is|was|were|are|will|would|can|could|may|might|must|should|does|did|do"
    r"|said|says|say|\w+ed)\b"
)
_CAPITAL_BEFORE = re.compile(r"\b(?P<word>[A-Z][\w‐‑-]*)[ \u00a0]$")
_CAPITAL_BEHIND = re.compile(r"[ \u00a0][A-Z]|[-‐‑][a-z]")
_TITLE = re.compile(
    r"(?:President|Premier|Chancellor|King|Queen|Prince|Princess|Pope|Secretary|Minister|Senator"
    r"|Mr|Mrs|Ms|Dr|General|Admiral|Colonel|Ambassador|Governor|Mayor|Professor|Chairman|Leader"
    r"|Judge|Justice|Marshal|Sir|Lord|Lady|Both|When|While|As|If|But|And|Although|For|Since|After"
    r"|Before|That|What|Why|How|In|On|At|With|Because|Yet|So|Where|Should|Would|Could|Did|Does|The)$"
)
_IN_ORGANISATIONS = """
    University Institute College Foundation Studies Center Centre Times Post Herald Journal Review
    Club Airlines Airways Bank Press Museum School Academy Association Society Observer Tribune
"""
_ORGANISATION = frozenset(_IN_ORGANISATIONS.split())
_SITES = """
    Sea Ocean Strait River Valley Peninsula Gulf War Mountains Mountain Islands Island Shoal Canal
    Bay Desert Reef Lake Wall Cup Olympics Games Open Agreement Accord Accords Pact Treaty Protocol
    Street Avenue Square Airport Bridge Tower Road Hotel Stadium Prize Festival Doctrine Basin
"""
_SITE = frozenset(_SITES.split())
_LOOK = 40


def role(text: str, start: int, end: int, kind: ActorKind, use: Use) -> ActorRole:
    """Return what a name seems to do where it stands."""
    adjective = use is Use.DEMONYM or text[start:end] in _INITIALS
    if adjective and _NOUN_BEHIND.match(text, end) and not _VERB.match(text, end):
        return ActorRole.AFFILIATION
    is_built = text[start:end] in _BUILDINGS
    can_be_place = kind in (ActorKind.STATE, ActorKind.UNKNOWN) or is_built
    can_be_place = can_be_place and use is not Use.DEMONYM
    if can_be_place and is_place(text, start, end):
        return ActorRole.PLACE
    return ActorRole.ACTOR


def is_place(text: str, start: int, end: int) -> bool:
    """Tell whether a state or town is where something is: "in Ghana", a dateline."""
    if _OWNED.match(text, end):
        part = _PART_OF.search(text, _from(start), start) or _ITS_PART.match(text, end)
        return part is not None
    if _PLACE.search(text, _from(start), start):
        return True
    opens = _LINE_BEFORE.search(text, _from(start), start)
    return bool(opens) and _DATELINE.match(text, end) is not None


def behind_town(text: str, start: int, end: int) -> bool:
    """Tell whether a state says where a town lies: "Accra, Ghana"; no list of states is meant."""
    town = _BEHIND_TOWN.search(text, _from(start), start)
    return town is not None and _STATE_ENDS.match(text, end) is not None


def is_town(text: str, start: int, end: int) -> bool:
    """Tell whether a capital is but a town where it stands: "strikes on Oslo", "Oslo Mayor"."""
    struck = _TOWN.search(text, _from(start), start) and not _OWNED.match(text, end)
    return bool(struck) or _OF_TOWN.match(text, end) is not None


def is_office(text: str, end: int) -> bool:
    """Tell whether what ends here only says which secretary or minister is meant."""
    return _OFFICE.match(text, end) is not None


def is_turned(text: str, start: int) -> bool:
    """Tell whether a demonym only says for or against whom: "pro-Norwegian"."""
    return _PRO.search(text, _from(start), start) is not None


def joins(text: str, end: int, start: int) -> bool:
    """Tell whether "and" or "or" stands between what ends at `end` and what starts at `start`."""
    return _AND.fullmatch(text, end, start) is not None


def acts(text: str, end: int) -> bool:
    """Tell whether what ends here owns, does or says something, as no mere place does."""
    return _ACTS.match(text, end) is not None


def before_capital(text: str, end: int) -> bool:
    """Tell whether a capitalised word follows, so that the name goes on."""
    return _CAPITAL_BEHIND.match(text, end) is not None


def names_another(text: str, end: int) -> bool:
    """Tell whether a surname only says whose: "the Moor administration"."""
    return _NAMED_AFTER.match(text, end) is not None


def joined_by_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether a surname is but a piece of another name: "Moor" in "Eve Moor" or "Moor Bay"."""
    before = _CAPITAL_BEFORE.search(text, _from(start), start)
    named = before is not None and not _TITLE.match(before.group("word"))
    return named or before_capital(text, end)


def is_language(text: str, start: int, end: int) -> bool:
    """Tell whether a demonym is a language: "in Norwegian" with no noun behind."""
    spoken = _SPOKEN.search(text, _from(start), start)
    return spoken is not None and not _NOUN_BEHIND.match(text, end)


def opens_a_run(span: Span, runs: Sequence[Span]) -> bool:
    """Tell whether a name begins a longer run of capitals: "Oslo" in "Oslo Opera"."""
    at = bisect_right(runs, span[0], key=lambda run: run[0]) - 1
    return at >= 0 and runs[at][0] == span[0] and runs[at][1] > span[1]


def is_site(text: str, start: int, end: int) -> bool:
    """Tell whether a run of capitals names a sea, war, street or treaty: nobody who acts."""
    return " " in text[start:end] and text[start:end].rsplit(maxsplit=1)[-1] in _SITE


def inside_organisation(text: str, span: Span, runs: Sequence[Span]) -> bool:
    """Tell whether a name is part of an organisation's: "Norland" in "Norland University"."""
    at = bisect_right(runs, span[0], key=lambda run: run[0]) - 1
    if at < 0 or runs[at] == span or runs[at][1] < span[1]:
        return False
    if is_office(text, text.find(" ", span[1] + 1, runs[at][1])):
        return False  # "U.S. Press Secretary"
    around = text[runs[at][0] : span[0]] + text[span[1] : runs[at][1]]
    return not _ORGANISATION.isdisjoint(around.split())


def _from(start: int) -> int:
    return max(0, start - _LOOK)
