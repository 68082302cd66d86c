"""Who speaks in a sentence: the subject of its reporting verb, "according to", "denied by"."""

# ruff: noqa: RUF001  # typographic quotes and apostrophes are the subject

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.tagging.cues import REPORTING, inside_quotes
from variorum.tagging.names import name_runs
from variorum.tagging.voices import MEDIA_HEADS, ORGAN_HEADS, QUALIFIERS, UNNAMED_HEADS
from variorum.text.sentences import sentences
from variorum.text.spans import Span
from variorum.text.words import trim_possessive, words

_ACCORDING = re.compile(r"\baccording\sto\s(?:the\s)?([^,;:.“”\"]{2,80})", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:been|being|was|were|is|are)\b")
_BY = re.compile(r"\sby\s(?:both\s)?(?:the\s)?")
_PREPOSITION = re.compile(
    r"\b(?:of|to|in|at|on|with|from|for|between|against|within|regarding|over|than|into|about|like|among|by|as)"
    r"\s(?:the\s|both\s)?$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?P<one>he|she|it|they|the\s(?:official|diplomat|minister|president|spokesman|spokeswoman"
    r"|spokesperson|ambassador|leader|professor|analyst|expert|officer|source))\s$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;:.!?”\"]|\b(?:that|which|who|whose)\b")
_JOINED = re.compile(r"(?:,)?\s(?:and|as\swell\sas)\s(?:the\s)?|,\s(?:the\s)?")
_OUTSIDE = frozenset(
    ("the", "a", "an", "some", "but", "both", "in", "during", "similarly", "other")
)
"""Words whose capital at the start of a sentence does not make them part of a name."""

_MANY = tuple(head for head in UNNAMED_HEADS if head.endswith(("s", "men")))
_AND = re.compile(r",?\sand\s")
_RELATIVE = re.compile(r",\s(?:who|which|whose)\s[^,;]{2,100},\s(?:\w+\s){0,2}$")
_OPENING = re.compile(r"(?:At|In|During|On|After|Before|From|With|Amid|Under)\b")
_INVERTED = frozenset(("said", "says", "warned", "added", "wrote", "argued", "asked", "explained"))
_GAP = 120
_LOOK = 40
_BACK = 12


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one sentence: mentions that speak jointly, and a medium that relays them.

    `elsewhere`: they are named in an earlier sentence, here only "he" or "the official".
    """

    speakers: tuple[Span, ...]
    relay: Span | None = None
    elsewhere: bool = False


def voices_in(text: str, sentence: Span) -> Voices | None:
    """Return who speaks in a sentence, or None if it names nobody; a guess, to be confirmed."""
    found, pronoun = _direct(text, sentence)
    if found or not pronoun:
        return found
    spans = sentences(text)
    here = bisect_left(spans, sentence[0], key=lambda span: span[0])
    for span in reversed(spans[max(0, here - _BACK) : here]):
        before, _ = _direct(text, span)
        if before and (pronoun == "they" or len(before.speakers) == 1):
            return Voices(before.speakers, before.relay, elsewhere=True)
    return None


def mentions(text: str, start: int, end: int) -> list[Span]:
    """Return names and described voices ("a senior official", "Seoul's minister") in order.

    Articles are left out; a name that is part of a description comes along with it only.
    """
    runs = name_runs(text, start, end)
    described = [span for span in _described(text, start, end) if not _is_title(text, span, runs)]
    alone = [
        run
        for run in runs
        if not any(first <= run[0] and run[1] <= last for first, last in described)
    ]
    return sorted([*described, *alone])


def _described(text: str, start: int, end: int) -> Iterator[Span]:
    spans = list(words(text, start, end))
    for index, span in enumerate(spans):
        head = text[slice(*span)]
        plain = head.lower() if index == 0 else head
        if plain not in UNNAMED_HEADS and plain not in ORGAN_HEADS:
            continue
        first = index
        while first and _belongs(text, spans, first - 1):
            first -= 1
        first = _behind_owner(text, spans, first, index)
        if first < index or plain in UNNAMED_HEADS:
            yield spans[first][0], span[1]


def _behind_owner(text: str, spans: list[Span], first: int, head: int) -> int:
    """Return where a description begins, less a leading "and" and an owner before a name."""
    for index in range(head - 1, first, -1):
        owner = trim_possessive(text, *spans[index - 1]) != spans[index - 1]
        if owner and text[spans[index][0]].isupper():
            return index
    while first < head and text[slice(*spans[first])] in ("and", "or"):
        first += 1
    return first


def _belongs(text: str, spans: list[Span], index: int) -> bool:
    """Tell whether the word at `index` belongs to the description the next word is part of."""
    word = text[slice(*spans[index])]
    gap = text[spans[index][1] : spans[index + 1][0]]
    if not gap.isspace() or "\n" in gap:
        return False
    if word in ("and", "or"):
        return (
            index > 0
            and text[spans[index - 1][0]].isupper()
            and text[spans[index + 1][0]].isupper()
        )
    if word[0].isupper():
        return word.lower() not in _OUTSIDE
    owner = index and trim_possessive(text, *spans[index - 1]) != spans[index - 1]
    return word in QUALIFIERS or (bool(owner) and word.isalpha())  # "Ostia's harbour minister"


def _is_title(text: str, described: Span, runs: list[Span]) -> bool:
    """Tell whether a description stands right before a name: "professor Yang", a title."""
    return any(run[0] == described[1] + 1 and text[described[1]] == " " for run in runs)


def _direct(text: str, sentence: Span) -> tuple[Voices | None, str]:
    """Return the voices named in the sentence itself, and the pronoun that speaks in it."""
    named = [
        span for span in mentions(text, *sentence) if not inside_quotes(text, span[0], *sentence)
    ]
    groups: list[tuple[Span, ...]] = []
    pronoun = ""
    quoting = _according(text, sentence, named)
    if quoting:
        groups.append((quoting,))
    for verb in REPORTING.finditer(text, *sentence):
        participle = verb.group("verb").endswith("ing") and not _PASSIVE.search(verb.group())
        noun = verb.group("verb")[0].isupper()  # "the United States"
        if participle or noun or inside_quotes(text, verb.start(), *sentence):
            continue
        subject = _subject(text, sentence, verb, named)
        if subject and subject not in groups:
            groups.append(subject)
        stands_for = _PRONOUN.search(text, sentence[0], verb.start())
        pronoun = pronoun or (stands_for.group("one").lower() if stands_for else "")
    return _chained(text, groups, named_first=quoting is not None), pronoun


def _chained(text: str, groups: list[tuple[Span, ...]], *, named_first: bool) -> Voices | None:
    """Return the first group as the origin, with a medium among the groups as its relay."""
    media = [group for group in groups if len(group) == 1 and is_medium(text, group[0])]
    others = [group for group in groups if group not in media]
    if others and (media or not named_first):
        return Voices(others[0], media[0][0] if media else None)
    return Voices(groups[0]) if groups else None


def is_medium(text: str, span: Span) -> bool:
    """Tell whether a mention is a news agency or other medium."""
    return any(word in MEDIA_HEADS for word in text[slice(*span)].split())


def _according(text: str, sentence: Span, named: list[Span]) -> Span | None:
    found = _ACCORDING.search(text, *sentence)
    if not found:
        return None
    first, last = found.span(1)
    inside = [span for span in named if first <= span[0] < last]
    whole = inside and inside[0][0] == first and text[slice(*inside[0])].lower() in UNNAMED_HEADS
    if whole and " within " in found.group(1):
        return first, last
    return inside[-1] if inside else None


def _subject(
    text: str, sentence: Span, verb: "re.Match[str]", named: list[Span]
) -> tuple[Span, ...]:
    """Return the joint subject of a reporting verb, its agent if passive, or nothing."""
    if _PASSIVE.search(verb.group()) and not verb.group("verb").endswith("ing"):
        agent = _BY.match(text, verb.end(), sentence[1])
        return _list_from(text, named, agent.end()) if agent else ()
    pronoun = _PRONOUN.search(text, sentence[0], verb.start())
    if pronoun:
        return _plural(text, named, pronoun)
    ahead = text[sentence[0] : verb.start()].rstrip()
    behind = [span for span in named if text[verb.end() : span[0]] in (" ", " the ")]
    inverted = verb.group("verb").lower() in _INVERTED
    if behind and inverted and ahead.endswith((",", "”", '"', "’")):
        return (behind[0],)  # "…," said Jane Roe
    aside = _RELATIVE.search(text, sentence[0], verb.start())
    stop = aside.start() if aside else verb.start()  # "Jane Roe, who …, said"
    before = [span for span in named if span[1] <= stop]
    speaking = list(_groups(text, sentence, stop, before))
    if not speaking:
        return ()
    return speaking[-1] if ahead.endswith(" and") else speaking[0]


def _groups(text: str, sentence: Span, stop: int, before: list[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield what may be the subject of a verb at `stop`, the nearest first."""
    for index in range(len(before) - 1, -1, -1):
        span = before[index]
        if stop - span[1] > _GAP or _CLAUSE_END.search(text, span[1], stop):
            return
        close = text[span[1] : stop].isspace()
        if index and not close and _is_apposition(text, before[index - 1], span):
            continue
        group = _list_to(text, before, index)
        if len(group) > 1 and group[0] == before[0] and _OPENING.match(text, sentence[0]):
            group = group[1:]  # "In Rome, Jane Roe and Tom Doe said"
        if _can_speak(text, sentence, group) and not _is_listed(text, before, index):
            yield group


def _plural(text: str, named: list[Span], pronoun: "re.Match[str]") -> tuple[Span, ...]:
    """Return the people of this sentence that "they" stands for, if it names any."""
    if pronoun.group("one").lower() != "they":
        return ()
    people = [
        span
        for span in named
        if span[1] <= pronoun.start() and text[slice(*span)].lower().endswith(_MANY)
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


def _can_speak(text: str, sentence: Span, group: tuple[Span, ...]) -> bool:
    last = group[-1][1]
    possessive = trim_possessive(text, group[-1][0], min(last + 2, sentence[1]))[1] == last
    owned = possessive and text[last : last + 1] in "'’" and text[last + 1 : last + 2] == "s"
    start = max(sentence[0], group[0][0] - _LOOK)
    return not owned and not _PREPOSITION.search(text, start, group[0][0])


def _list_to(text: str, named: list[Span], index: int) -> tuple[Span, ...]:
    """Return the mentions joined by "and" that end with the one at `index`."""
    first = index
    while first and _joins(text, named[first - 1], named[first], last=first == index):
        first -= 1
    joined = named[first : index + 1]
    return tuple(joined) if _has_and(text, joined) else (named[index],)


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
    return bool(_JOINED.fullmatch(between)) and (not last or "and" in between or "as" in between)


def _has_and(text: str, joined: list[Span]) -> bool:
    return len(joined) > 1 and "and" in text[joined[-2][1] : joined[-1][0]]
