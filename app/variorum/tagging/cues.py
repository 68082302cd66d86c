"""Cues of attitude and attribution: reporting verbs, denials, modal words, quotation marks."""

# ruff: noqa: RUF001  # typographic quotes are the subject

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model.vocabulary import Attitude, ClaimType, Polarity, Quotation
from variorum.text.spans import Span

_ADVERBS = r"(?:(?:not|never|yet|also|again|both|each|all|now|then|later|[a-z]+ly|far|long|so)\s)*"
_AUX = (
    rf"(?:(?:have|has|had|having|is|are|was|were|be|been|being|will|would|can|could|may|might|do|does"
    rf"|did|cannot)\s{_ADVERBS})*"
)
_OBJECT = (
    r"(?:\s(?:[\w.’'-]+\s){0,4}?(?:claims?|allegations?|reports?|accusations?|charges?|suggestions?"
    r"|criticisms?|rumou?rs))?"
)

_DENY = (
    r"den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|contradict(?:s|ed|ing)?"
    r"|repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|rul(?:e|es|ed|ing)\sout"
)
_DISMISS = (
    r"dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|rebuff(?:s|ed|ing)?"
    r"|brush(?:es|ed|ing)\s(?:off|aside)"
)
_WITHHOLD = (
    r"(?:have|has|had|do|does|did|could|can|would)\s(?:not|n’t|n't)\s(?:yet\s|so\sfar\s)?"
    r"(?:been\s)?(?:able\sto\s)?(?:independently\s)?(?:confirm|verif|corroborat|comment)\w*"
    r"|(?:not|never)\s(?:yet\s)?(?:been\s)?(?:independently\s)?(?:confirmed|verified|corroborated)"
    r"|(?:declin|refus)(?:e|es|ed|ing)\sto\s(?:comment|confirm|say)"
    r"|neither\s[^.;]{2,60}?\snor\s[^.;]{2,60}?\s(?:has|have|had)\s(?:yet\s)?(?:confirm|verifi|comment)ed"
    r"|(?:did|does|do|would)\s(?:not|n’t|n't)\s(?:immediately\s)?(?:say|respond|reply|elaborate|specify)"
    r"|neither\sconfirm(?:s|ed)?\snor\sden(?:y|ies|ied)|unconfirmed|cannot\s(?:confirm|verify)"
)
_OPPOSE = (
    r"condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|critici[sz](?:e|es|ed|ing)|oppos(?:e|es|ed|ing)"
    r"|deplor(?:e|es|ed|ing)|slam(?:s|med)?|blast(?:s|ed)|decr(?:y|ies|ied)|protest(?:s|ed)"
    r"|accus(?:e|es|ed|ing)|warn(?:s|ed|ing)?\sagainst|rebuk(?:e|es|ed|ing)"
    r"|(?:is|are|was|were|remains?|remained)\s(?:\w+ly\s)?(?:concerned|alarmed|worried|wary|uneasy)"
    r"|express(?:es|ed|ing)?\s(?:\w+\s){0,3}(?:concerns?|alarm|apprehension|dismay|outrage)"
)
_SUPPORT = (
    r"support(?:s|ed|ing)|back(?:s|ed)|endors(?:e|es|ed|ing)|welcom(?:e|es|ed|ing)"
    r"|prais(?:e|es|ed|ing)|hail(?:s|ed|ing)|defend(?:s|ed|ing)|applaud(?:s|ed|ing)?"
    r"|commend(?:s|ed|ing)?|embrac(?:e|es|ed|ing)|agre(?:e|es|ed)\swith|advocat(?:e|es|ed|ing)"
    r"|(?:offer|pledg|promis)(?:s|e|es|ed|ing)\s(?:[\w“\"’']+\s){0,4}support”?"
)
_CUES: tuple[tuple[str, Attitude, Polarity | None], ...] = (
    (_WITHHOLD, Attitude.AMBIVALENT, Polarity.WITHHOLDS),
    (rf"{_AUX}{_ADVERBS}(?:{_DENY})(?!\w)", Attitude.OPPOSES, Polarity.DENIES),
    (rf"{_AUX}{_ADVERBS}(?:{_DISMISS})\b{_OBJECT}", Attitude.OPPOSES, Polarity.DENIES),
    (rf"{_AUX}{_ADVERBS}(?:{_OPPOSE})(?!\w)", Attitude.OPPOSES, None),
    (rf"{_AUX}{_ADVERBS}(?:{_SUPPORT})(?!\w)", Attitude.SUPPORTS, None),
)
_PATTERNS = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), attitude, polarity)
    for words, attitude, polarity in _CUES
)
_NEGATED = re.compile(r"\b(?:not|never|cannot)\b", re.IGNORECASE)

REPORTING = re.compile(
    rf"""(?ix)\b{_AUX}{_ADVERBS}(?P<verb>
      said|says|say|saying|stat(?:es(?=\s(?:that|in|on|“|"|'))|ed|ing)|told|tells|add(?:s|ed|ing)
    | claim(?:s|ed|ing)?|assert(?:s|ed|ing)?|argu(?:e|es|ed|ing)|insist(?:s|ed|ing)?
    | explain(?:s|ed|ing)?|not(?:es|ed|ing)|observ(?:es|ed)|warn(?:s|ed|ing)?|caution(?:s|ed|ing)?
    | stress(?:es|ed|ing)?|emphasi[sz](?:e|es|ed|ing)|underlin(?:e|es|ed)|underscor(?:es|ed)
    | highlight(?:s|ed|ing)?|report(?:s|ed|ing)?|announc(?:e|es|ed|ing)|declar(?:e|es|ed|ing)
    | indicat(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|reveal(?:s|ed|ing)?|disclos(?:es|ed)
    | confirm(?:s|ed|ing)?|conclud(?:e|es|ed|ing)|estimat(?:e|es|ed|ing)|calculat(?:es|ed)
    | assess(?:es|ed)|believ(?:e|es|ed)|predict(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)
    | admit(?:s|ted)?|conced(?:e|es|ed)|describ(?:e|es|ed|ing)|characteri[sz](?:e|es|ed|ing)
    | call(?:s|ed)\sfor|call(?:s|ed)\son|call(?:s|ed)(?!\s(?:in|off|up|out|back|from)\b)
    | urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|reaffirm(?:s|ed|ing)?|reiterat(?:e|es|ed|ing)
    | hint(?:s|ed)|vow(?:s|ed|ing)?|pledg(?:e|es|ed)|threaten(?:s|ed)|articulat(?:e|es|ed)
    | elucidat(?:e|es|ed)|wrote|writes|tweet(?:s|ed)|expect(?:s|ed)?|think|thinks|thought
    | answer(?:s|ed)|repl(?:ies|ied)|respond(?:s|ed)|recall(?:s|ed)|remark(?:s(?=\sthat)|ed)
    | contend(?:s|ed)|complain(?:s|ed)|lament(?:s|ed)|quipped|blam(?:e|es|ed|ing)
    | attribut(?:e|es|ed)(?=\s)|project(?:s|ed)(?=\s(?:that|the|a)\b)|deem(?:s|ed)|dubbed|branded
    | propos(?:es|ed)|found(?=\sthat)|rul(?:es|ed)(?=\sthat)|quoted\sas\ssaying
    | sees(?=\s(?:that|little|no)\b)|puts?(?=\s[^.;]{{3,40}}\s(?:down\sto|at)\b)
    | held(?=\sthat|,)|reckon(?:s|ed)?
    | count(?:s|ed)|fear(?:s|ed)?|doubt(?:s|ed)?|spoke\sof|speaks\sof
    | promis(?:es|ed)|testif(?:ies|ied)|alleg(?:e|es|ed)|maintain(?:s|ed)
    | {_DENY} | {_DISMISS} | {_OPPOSE} | offer(?:s|ed)
    )\b"""
)
"""A verb that makes its subject a speaker, with its auxiliaries and adverbs."""

ATTITUDE = re.compile(rf"(?i)(?:{_OPPOSE})\b")
"""Verbs that show an attitude: by themselves they make no statement."""

_BECAUSE = re.compile(r"[^.;:“”\"]{0,60}?\s(?:for|of|that|as)\s")

_IF = (
    r"(?:^|[,;:(“\"—–]\s?|\b(?:that|but|and|noted|said|says)\s"
    r"|\b(?:would|will|could|might|may|can)\b.*?)"
    r"(?<!as )(?<!even )\bif\b(?! accurate| true| any| confirmed)"
)
_TYPES = {
    ClaimType.CONDITIONAL: rf"{_IF}|\bunless\b|\bprovided that\b|^\W*should\s(?=[\w\s]+,)",
    ClaimType.DEMAND: (
        r"\burg(?:e|es|ed|ing)\b|\bcall(?:s|ed|ing)?\s(?:for|on|upon)\b|\bdemand(?:s|ed|ing)?\b"
        r"|\bmust\b|\bshould\b|\bought to\b"
    ),
    ClaimType.PREDICTION: (
        r"\bwill\b(?! to)|\bwould\b|\bexpect(?:s|ed)?\b"
        r"|\b(?:is|are) (?:set|going|about|poised) to\b"
        r"|\blikely to\b|\bpredict\w*\b|\bforecasts?\b|\bplans? to\b"
    ),
    ClaimType.POSSIBILITY: (
        r"\bcould\b|(?-i:\bmay\b)|\bmight\b|\bpossib(?:le|ly)\b|\bpotential(?:ly)?\b|\bperhaps\b"
    ),
    ClaimType.ASSESSMENT: (
        r"\blikely\b|\bprobabl[ey]\b|\bapparent(?:ly)?\b|\bappears?\b|\bbelieve[sd]?\b"
        r"|\bestimate[sd]?\b|\bassess(?:es|ed|ments?)?\b|\bsuggests?\b|\bsuspect(?:s|ed)?\b"
        r"|\bunlikely\b|\bvery low\b"
    ),
    ClaimType.JUDGEMENT: (
        r"\b(?:describ|characteri[sz]|portray)\w*\s.{0,80}?\bas\b|\bcrucial\b|\bvital\b"
        r"|\bimperative\b|\blegitimate\b|\bunjustifiable\b|\bmost viable\b|\bdangerous\b"
        r"|\bconcerning\b|\bunlawful\b|\billegal\b|\bunacceptable\b|\bunjust\b|\bunfair\b"
        r"|\breckless\b|\birresponsible\b|\boutrageous\b|\b(?:ground|base|shame)(?:less|ful)\b"
    ),
}
_TYPE_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _TYPES.items())
_FIRST_ONE_WINS = (ClaimType.PREDICTION, ClaimType.POSSIBILITY, ClaimType.ASSESSMENT)

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)|(?<!\w)‘[^’]*(?:’(?!\w)|$)")
_DIRECT_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show an attitude; `polarity` is set where they speak of a statement."""

    start: int
    end: int
    attitude: Attitude
    polarity: Polarity | None


def cues(text: str, start: int, end: int) -> list[Cue]:
    """Return the cues in [start, end) in order, never overlapping; the earlier kind wins.

    "did not deny" is no cue of denial.
    """
    found: list[Cue] = []
    for pattern, attitude, polarity in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            cue = Cue(match.start(), match.end(), attitude, polarity)
            negated = polarity is not Polarity.WITHHOLDS and _NEGATED.search(match.group())
            if not negated and all(cue.end <= one.start or one.end <= cue.start for one in found):
                found.append(cue)
    return sorted(found, key=lambda cue: cue.start)


def makes_statement(text: str, start: int, end: int) -> bool:
    """Tell whether a verb in [start, end) reports what somebody holds, not only for or against.

    "condemned the raid" is an attitude; "condemned it for hiding the raid" states something.
    """
    for verb in REPORTING.finditer(text, start, end):
        only = ATTITUDE.fullmatch(verb["verb"])
        if not inside_quotes(text, verb.start(), start, end) and (
            not only or _BECAUSE.match(text, verb.end(), end)
        ):
            return True
    return False


def polarity_of(text: str, start: int, end: int) -> Polarity:
    """Return what the words of a claim do to a statement: withholds, denies, else asserts."""
    outside = [
        cue for cue in cues(text, start, end) if not inside_quotes(text, cue.start, start, end)
    ]
    said = {cue.polarity for cue in outside}
    for polarity in (Polarity.WITHHOLDS, Polarity.DENIES):
        if polarity in said:
            return polarity
    return Polarity.ASSERTS


def type_of(text: str, start: int, end: int) -> tuple[ClaimType, str]:
    """Return in what manner a claim seems to hold its statement, and the words that say so.

    A condition or a demand outweighs the rest; of prediction, possibility and assessment the one
    named first counts; without any such word it is a fact.
    """
    hits = {
        kind: found
        for kind, pattern in _TYPE_PATTERNS
        if (found := pattern.search(text[start:end])) is not None
    }
    early = [kind for kind in _FIRST_ONE_WINS if kind in hits]
    early.sort(key=lambda kind: hits[kind].start())
    for kind in (ClaimType.CONDITIONAL, ClaimType.DEMAND, *early, ClaimType.JUDGEMENT):
        if kind in hits:
            return kind, "if" if kind is ClaimType.CONDITIONAL else hits[kind].group()
    return ClaimType.FACT, ""


def quotation_of(text: str, start: int, end: int) -> Quotation:
    """Return how literally [start, end) repeats its speaker, by the quotation marks around it."""
    paragraph = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    inside = sum(
        max(0, min(end, last) - max(start, first))
        for first, last in quoted(text, paragraph, stop if stop >= 0 else len(text))
    )
    if inside >= _DIRECT_SHARE * (end - start):
        return Quotation.DIRECT
    return Quotation.PARTIAL if inside else Quotation.PARAPHRASE


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether [start, end) is nothing but a quotation, or a part of one."""
    return quotation_of(text, start, end) is Quotation.DIRECT


def quoted(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands in quotation marks, marks included; an open quote runs to `end`."""
    return (found.span() for found in _QUOTED.finditer(text, start, end))


def inside_quotes(text: str, offset: int, start: int, end: int) -> bool:
    """Tell whether `offset` stands inside quotation marks of [start, end)."""
    return any(first < offset < last for first, last in quoted(text, start, end))
