"""Who speaks in a sentence: the subject of its reporting verb, "according to", "denied by"."""

# ruff: noqa: RUF001  # typographic quotes and apostrophes are the subject

import re
from bisect import bisect_left
from dataclasses import dataclass

from variorum.tagging.cues import REPORTING, inside_quotes, is_quoted
from variorum.tagging.described import mentions
from variorum.tagging.subjects import BEHIND, INVERTED, MANY, PASSIVE, PRONOUN, subject
from variorum.tagging.voices import MEDIA_HEADS, ORGAN_HEADS, UNNAMED_HEADS
from variorum.text.sentences import sentences
from variorum.text.spans import Span

ACCORDING = re.compile(
    r"\b(?:according\sto|in\sthe\s(?:judge?ment|view|opinion|words|estimation)\sof"
    r"|by\sthe\s(?:count|account|estimates?|reckoning)\sof)\s(?:the\s)?([^,;:.“”\"]{2,80})",
    re.IGNORECASE,
)
"""Words that name a speaker without a verb."""

_HEADED = re.compile(
    r"(?P<name>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,3})(?::\s(?=[“\"‘'])|(?<=\b[A-Z]{2}):\s|(?<=\b[A-Z]{3}):\s)"
)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]{2,40}(?:\([^)]{2,30}\)\s?)?\s?(?:[–—-]|:)\s|[A-Z]{4,}:\s")
_SAYS = re.compile(r"[,:”\"’]\s(?P<name>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})\sSa(?:ys?|id)\W*$")
_CITING = re.compile(r"\b(?:citing|quoting)\s(?:the\s|an?\s)?")
_SAID_OF = re.compile(r"(?<=ed)\sto\s(?:have|be)\b")
_INFINITIVE = re.compile(r"\bto\s$")
_ONE = frozenset(
    ("minister", "president", "ambassador", "leader", "spokesperson", "envoy", "premier")
)
_NO_NAMES = frozenset(
    ("By", "Photo", "Image", "Source", "Sources", "Updated", "Editor", "Note", "Read")
)
_LOOK = 40
_BACK = 12
_ON = 3
"""Sentences looked at around a quotation that names nobody."""


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
    if found:
        return found
    if pronoun:
        return _earlier(text, sentence, pronoun)
    return _continued(text, sentence) if is_quoted(text, *sentence) else None


def _earlier(text: str, sentence: Span, pronoun: str = "", reach: int = _BACK) -> Voices | None:
    """Return the voices of the nearest sentence before this one that names any.

    "The minister" is rather somebody called so than whoever spoke last; without a pronoun the
    sentence goes on with what the last one quotes, whoever "he" is there.
    """
    spans = sentences(text)
    here = bisect_left(spans, sentence[0], key=lambda span: span[0])
    nearest = None
    for span in reversed(spans[max(0, here - reach) : here]):
        before, other = _direct(text, span)
        if not pronoun and not before and other:
            return _earlier(text, span, other)
        if not before or not _agrees(text, before, pronoun):
            continue
        found = Voices(before.speakers, before.relay, elsewhere=True)
        if not pronoun.startswith("the ") or _is_called(text[slice(*span)], pronoun):
            return found
        nearest = nearest or found
    return nearest


def _agrees(text: str, voices: Voices, pronoun: str) -> bool:
    """Tell whether voices may be meant by a pronoun: "he" is no group, "they" no single name."""
    if len(voices.speakers) > 1:
        return pronoun == "they"
    last = text[slice(*voices.speakers[0])].rsplit(maxsplit=1)[-1]
    group = last.lower().endswith(MANY) or last in ORGAN_HEADS or last.isupper()
    return not (pronoun in ("he", "she") and group and last not in _ONE)


def _is_called(sentence: str, pronoun: str) -> bool:
    return pronoun.removeprefix("the ") in sentence.lower()


def _continued(text: str, sentence: Span) -> Voices | None:
    """Return whose quotation a sentence goes on with: who speaks next in its line, or before."""
    spans = sentences(text)
    here = bisect_left(spans, sentence[0], key=lambda span: span[0])
    for span in spans[here + 1 : here + 1 + _ON]:
        if "\n" in text[sentence[1] : span[0]]:
            break
        after, _ = _direct(text, span)
        if after and inside_quotes(text, span[0] + 1, sentence[0], span[1]):
            return Voices(after.speakers, after.relay, elsewhere=True)
    return _earlier(text, sentence, reach=_ON)


def _direct(text: str, sentence: Span) -> tuple[Voices | None, str]:
    """Return the voices named in the sentence itself, and the pronoun that speaks in it."""
    dateline = _DATELINE.match(text, *sentence)
    first = dateline.end() if dateline else sentence[0]
    named = [
        span
        for span in mentions(text, *sentence)
        if span[0] >= first and not inside_quotes(text, span[0], *sentence)
    ]
    groups: list[tuple[Span, ...]] = []
    pronoun = ""
    quoting = _according(text, sentence, named)
    if quoting:
        groups.append((quoting,))
    cited = _cited(text, sentence, named)
    if cited:
        named.remove(cited)
    for verb in REPORTING.finditer(text, *sentence):
        participle = verb.group("verb").endswith("ing") and not PASSIVE.search(verb.group())
        noun = verb.group("verb")[0].isupper()  # "the United States"
        meant = (  # "has yet to say", "a girl reported to have left"
            _INFINITIVE.search(text, sentence[0], verb.start())
            or _SAID_OF.match(text, verb.end(), sentence[1])
        )
        if participle or noun or meant or inside_quotes(text, verb.start(), *sentence):
            continue
        who = subject(text, sentence, verb, named)
        if who and who not in groups:
            groups.append(who)
        told = _told(text, verb, named) if who else None
        if told:
            groups.append((told,))
        stands_for = PRONOUN.search(text, sentence[0], verb.start())
        if stands_for is None and not who and verb["verb"].lower() in INVERTED:
            stands_for = BEHIND.match(text, verb.end(), sentence[1])
        pronoun = pronoun or (stands_for.group("one").lower() if stands_for else "")
    if cited:
        return Voices((cited,), groups[0][0] if groups else None), pronoun
    headed = None if groups or pronoun else _headed(text, sentence)
    if headed:
        groups.append((headed,))
    return _chained(text, groups, named_first=quoting is not None), pronoun


def _told(text: str, verb: "re.Match[str]", named: list[Span]) -> Span | None:
    """Return the medium that was told something, which relays it: "told Reuters"."""
    if verb["verb"].lower() != "told":
        return None
    behind = (span for span in named if text[verb.end() : span[0]] in (" ", " the "))
    return next((span for span in behind if is_medium(text, span)), None)


def _cited(text: str, sentence: Span, named: list[Span]) -> Span | None:
    """Return whom somebody cites: "Yonhap, citing intelligence officials, reported"."""
    found = _CITING.search(text, *sentence)
    if not found or inside_quotes(text, found.start(), *sentence):
        return None
    return next(
        (
            span
            for span in named
            if span[0] == found.end() and text[span[1] : span[1] + 1] not in "'’"
        ),
        None,
    )


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


def names_speaker(text: str, sentence: Span) -> bool:
    """Tell whether a sentence names a speaker without a verb: "according to", "UN: …"."""
    return ACCORDING.search(text, *sentence) is not None or _headed(text, sentence) is not None


def _headed(text: str, sentence: Span) -> Span | None:
    """Return the speaker a headline names: "UN: …", "Roe: “…”", "…, Roe Says"."""
    found = _HEADED.match(text, *sentence) or _SAYS.search(text, *sentence)
    if not found or found["name"] in _NO_NAMES or found["name"] in ("He", "She", "It", "They"):
        return None
    return found.span("name")


def _according(text: str, sentence: Span, named: list[Span]) -> Span | None:
    found = ACCORDING.search(text, *sentence)
    if not found:
        return None
    first, last = found.span(1)
    inside = [span for span in named if first <= span[0] < last]
    whole = inside and inside[0][0] == first and text[slice(*inside[0])].lower() in UNNAMED_HEADS
    if whole and " within " in found.group(1):
        return first, last
    return inside[-1] if inside else None
