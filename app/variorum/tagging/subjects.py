"""The subject of a reporting verb: who stands before it, behind it, or behind its "by"."""

# ruff: noqa: RUF001  # typographic quotes and apostrophes are the subject

import re
from collections.abc import Iterator

from variorum.tagging.voices import TITLES, UNNAMED_HEADS
from variorum.text.spans import Span
from variorum.text.words import trim_possessive, words

PASSIVE = re.compile(r"\b(?:been|being|was|were|is|are)\b")
_BY = re.compile(r"\sby\s(?:both\s)?(?:the\s)?")
_PREPOSITION = re.compile(
    r"\b(?:of|to|in|at|on|with|from|for|between|against|within|regarding|over|than|into|about|like|among|by|as)"
    r"\s(?:the\s|both\s)?$",
    re.IGNORECASE,
)
_STANDS_FOR = (
    r"(?P<one>he|she|it|they|the\s(?:official|diplomat|minister|president|spokesman|spokeswoman"
    r"|spokesperson|ambassador|leader|professor|analyst|expert|officer|source|scientist|agency"
    r"|newspaper|report|study|(?:(?:news|press|joint|written)\s)?(?:statement|release)))"
)
PRONOUN = re.compile(rf"\b{_STANDS_FOR}\s$", re.IGNORECASE)
"""Who is meant is named earlier; right before a verb."""

BEHIND = re.compile(
    rf"\s{_STANDS_FOR}(?=[.,;:”\"]|\s(?:on|in|at|late|yesterday)\b|$)", re.IGNORECASE
)
"""The same right behind an inverted one."""

_CLAUSE_END = re.compile(r"[;:.!?”\"]|\b(?:that|which|who|whose)\b")
_JOINED = re.compile(r"(?:,)?\s(?:and|nor|as\swell\sas)\s(?:the\s)?|,\s(?:the\s)?")
MANY = tuple(head for head in UNNAMED_HEADS if head.endswith(("s", "men")))
_LINK = re.compile(r"\b(?:and|nor|as)\b")
_AND = re.compile(r",?\sand\s")
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s[^,;]{2,100},\s(?:\w+\s){0,2}$")
_UNNAMED = re.compile(
    r",?\s(?:who\s(?:asked|declined|spoke|requested|wished|refused)|speaking\son\scondition"
    r"|on\scondition\sof)\s[^;.]{3,90}$"
)
_OPENING = re.compile(r"(?:At|In|During|On|After|Before|From|With|Amid|Under)\b")
_PLAIN = """
    said says say warned warns added adds wrote writes argued argues asked explained replied
    insisted
"""
_BEHIND_QUOTES = "noted claimed declared announced tweeted reported confirmed told"
_ARTICLES = (" ", " the ", " a ", " an ")
INVERTED = frozenset(_PLAIN.split())
_QUOTING = INVERTED | frozenset(_BEHIND_QUOTES.split())
_ORGAN = re.compile(
    r"\bthe\s(?P<organ>government|army|military|navy|police|company|firm|ministry|court|bank|union"
    r"|party|group|department|commission|council|authorities|regime|administration|opposition)\s$",
    re.IGNORECASE,
)
_GAP = 120
_LOOK = 40


def subject(
    text: str, sentence: Span, verb: "re.Match[str]", named: list[Span]
) -> tuple[Span, ...]:
    """Return the joint subject of a reporting verb, its agent if passive, or nothing."""
    if PASSIVE.search(verb.group()) and not verb.group("verb").endswith("ing"):
        agent = _BY.match(text, verb.end(), sentence[1])
        return _list_from(text, named, agent.end()) if agent else ()
    organ = _ORGAN.search(text, sentence[0], verb.start())
    if organ:
        return (organ.span("organ"),)
    pronoun = PRONOUN.search(text, sentence[0], verb.start())
    if pronoun:
        return _plural(text, named, pronoun)
    ahead = text[sentence[0] : verb.start()].rstrip()
    behind = [span for span in named if text[verb.end() : span[0]] in _ARTICLES]
    word = verb.group("verb").lower()
    inverted = word in INVERTED and ahead.endswith(",")
    quoting = word in _QUOTING and ahead.endswith(("”", '"', "’"))
    if inverted or quoting:
        meant = BEHIND.match(text, verb.end(), sentence[1])  # "…," said the minister
        if behind or meant:
            return () if meant else (behind[0],)  # "…," said Jane Roe
    aside = _RELATIVE.search(text, sentence[0], verb.start()) or _UNNAMED.search(
        text, sentence[0], verb.start()
    )
    stop = aside.start() if aside else verb.start()  # "Jane Roe, who …, said"
    before = [span for span in named if span[1] <= stop]
    second = ahead.endswith(" and")  # "Roe, who met Doe, left and said"
    speaking = list(_groups(text, sentence, stop, before, far=second))
    if not speaking:
        return ()
    return speaking[-1] if second else speaking[0]


def _groups(
    text: str, sentence: Span, stop: int, before: list[Span], *, far: bool = False
) -> Iterator[tuple[Span, ...]]:
    """Yield what may be the subject of a verb at `stop`, nearest first; `far`: of any clause."""
    for index in range(len(before) - 1, -1, -1):
        span = before[index]
        if not far and (stop - span[1] > _GAP or _CLAUSE_END.search(text, span[1], stop)):
            return
        close = text[span[1] : stop].isspace()
        if index and not close and _is_apposition(text, before[index - 1], span):
            continue
        group = _list_to(text, before, index)
        if len(group) > 1 and group[0] == before[0] and _OPENING.match(text, sentence[0]):
            group = group[1:]  # "In Rome, Jane Roe and Tom Doe said"
        if _can_speak(text, sentence, group, close=close) and not _is_listed(text, before, index):
            yield group


def _plural(text: str, named: list[Span], pronoun: "re.Match[str]") -> tuple[Span, ...]:
    """Return the people of this sentence that "they" stands for, if it names any."""
    if pronoun.group("one").lower() != "they":
        return ()
    people = [
        span
        for span in named
        if span[1] <= pronoun.start() and text[slice(*span)].lower().endswith(MANY)
    ]
    return (people[-1],) if people else ()


def _is_listed(text: str, before: list[Span], index: int) -> bool:
    """Tell whether a name is amid a list that a preposition governs: "among A, B, and others"."""
    if not _AND.match(text, before[index][1]):
        return False
    while index and _JOINED.fullmatch(text[before[index - 1][1] : before[index][0]]):
        index -= 1
    return bool(_PREPOSITION.search(text, max(0, before[index][0] - _LOOK), before[index][0]))


def _is_apposition(text: str, one: Span, other: Span) -> bool:
    """Tell whether `other` only describes the name before it: "Jane Roe, the envoy to …"."""
    described = text[slice(*list(words(text, *other))[-1])].islower()
    return described and text[one[1] : other[0]] in (", ", ", the ")


def _can_speak(text: str, sentence: Span, group: tuple[Span, ...], *, close: bool) -> bool:
    last = group[-1][1]
    possessive = trim_possessive(text, group[-1][0], min(last + 2, sentence[1]))[1] == last
    owned = possessive and text[last : last + 1] in "'’" and text[last + 1 : last + 2] == "s"
    start = max(sentence[0], group[0][0] - _LOOK)
    governed = _PREPOSITION.search(text, start, group[0][0])
    while_ = close and governed is not None and governed.group().lower().startswith("as")
    return not owned and (not governed or while_)  # "as officials said"


def _list_to(text: str, named: list[Span], index: int) -> tuple[Span, ...]:
    """Return the mentions joined by "and" that end with the one at `index`."""
    first = index
    while first and _joins(text, named[first - 1], named[first], last=first == index):
        first -= 1
    joined = named[first : index + 1]
    whole = _has_and(text, joined) and not _is_office(text, joined)
    return tuple(joined) if whole else (named[index],)


def _is_office(text: str, joined: list[Span]) -> bool:
    """Tell whether "and" only joins an office: "Ostia's Trade and Port Minister Roe"."""
    owned = text[max(0, joined[0][0] - 3) : joined[0][0]].endswith("s ")
    words_in = text[slice(*joined[-1])].split()
    return owned and words_in[0] not in TITLES and not TITLES.isdisjoint(words_in[:-1])


def _list_from(text: str, named: list[Span], start: int) -> tuple[Span, ...]:
    """Return the mentions joined by "and" that begin at `start`."""
    at = next((index for index, span in enumerate(named) if span[0] == start), None)
    if at is None:
        return ()
    end = at
    while end + 1 < len(named) and _JOINED.fullmatch(text[named[end][1] : named[end + 1][0]]):
        end += 1
    joined = named[at : end + 1]
    return tuple(joined) if _has_and(text, joined) else (named[at],)


def _joins(text: str, one: Span, other: Span, *, last: bool) -> bool:
    between = text[one[1] : other[0]]
    return bool(_JOINED.fullmatch(between)) and (not last or bool(_LINK.search(between)))


def _has_and(text: str, joined: list[Span]) -> bool:
    between = text[joined[-2][1] : joined[-1][0]] if len(joined) > 1 else ""
    return _LINK.search(between) is not None
