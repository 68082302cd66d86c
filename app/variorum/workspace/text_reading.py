"""What the tagging stage reads in a text, handed to the suggesting one: whoever is known."""

import re
from collections.abc import Iterable, Iterator, Sequence

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import ClaimDraft, FigureDraft, StanceDraft
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import Comparator, QuantityKind, TagKind
from variorum.suggest.bodies import bodies
from variorum.suggest.found import Reading
from variorum.suggest.introduced import heard, introduced, whole
from variorum.suggest.people import looks_like_person, may_be_person, surname
from variorum.suggest.phrases import surface
from variorum.suggest.table import shipped
from variorum.tagging.cues import cues, inside_quotes, is_quoted, makes_statement
from variorum.tagging.figures import find_figures, parse_figure
from variorum.tagging.guessing import guess_claim, guess_figure, guess_stance
from variorum.tagging.names import name_runs, without_title
from variorum.tagging.snap import snap
from variorum.tagging.speakers import names_speaker
from variorum.tagging.voices import ORGANISATION_WORDS, TITLES
from variorum.text.sentences import sentences
from variorum.text.spans import Span

LIMIT = 100_000
"""Code points up to which people and claims are looked for: each looks back over the text."""

_NOBODY = Catalogue()
_LIKELY = re.compile(
    r"\b(?:likelihood|probability|chances?|odds|risk)\b[^.;:!?\n]{0,100}?(?P<words>"
    r"\b(?:(?:very|extremely|quite|rather)\s)?(?:low|high|small|slim|remote|unlikely|likely)\b)",
    re.IGNORECASE,
)
_HYPHENED = re.compile(
    r"[A-Z]\w+ [A-Z]\w+-(?!(?:era|led|backed|based|born|run|style|related|wide|like|owned|held|made"
    r"|time|occupied|controlled|aligned|supplied|trained|type|bound|only|free)\b)[a-z]\w+"
)
"""A family name and a hyphened given name, as Korean ones are written: "Kim Tae-hyo"."""

_OFFICE = re.compile(r"of(?:\sthe)?\s[A-Z]\w+(?:\s(?:Affairs|Security|Services))?\s(?=[A-Z])")
_FEW = 5
_PROSE = 10_000
"""Code points of the longest sentence in which figures are looked for; longer ones are lists."""


def read_text(article: OpenArticle, within: Span | None = None) -> Reading:
    """Return the people, figures, claims and stances that stand in the text of `article`.

    What comes out rests on the text and the day of publication alone, so that it may be kept.
    `within`: only from the sentences that begin in this part of the text.
    """
    text = article.text
    first, last = within or (0, len(text))
    spans = [span for span in sentences(text) if first <= span[0] < last]
    figures = [one for span in spans for one in _figures(article, span)]
    if len(text) > LIMIT:
        return Reading(figures=figures)
    claims = [one for span in spans for one in _claims(article, span)]
    stances = [one for span in spans for one in _stances(article, span)]
    runs = whole(text, [run for span in spans for run in name_runs(text, *span)])
    told = bodies(text, runs, TITLES)
    people = [one for one in _people(text, runs, claims) if text[slice(*one)] not in told]
    bare = [one for one in heard(text, runs) if _is_free(text[slice(*one)])]
    return Reading(people, runs, figures, claims, stances, told, bare)


def _figures(article: OpenArticle, sentence: Span) -> Iterator[FigureDraft]:
    text = article.text
    if sentence[1] - sentence[0] > _PROSE:
        return
    for start, end in find_figures(text, *sentence):
        if len(text) > LIMIT:
            draft = parse_figure(text, start, end, sentence, article.article.published)
        else:
            draft = guess_figure(article, _NOBODY, start, end)
        if not _is_small_talk(text, draft):
            yield draft
    for found in _LIKELY.finditer(text, *sentence):
        yield FigureDraft(
            *found.span("words"),
            Comparator.WORDS,
            kind=QuantityKind.PROBABILITY,
            inferred=("comparator", "kind"),
        )


def _is_small_talk(text: str, draft: FigureDraft) -> bool:
    """Tell whether a figure is a mere "two" of something: a phrase more often than a quantity."""
    return (
        text[draft.start].isalpha()
        and draft.comparator is Comparator.EQUAL
        and draft.kind is QuantityKind.STOCK
        and draft.dimension == "count"
        and draft.unit not in ("", "times")
        and draft.value is not None
        and draft.value < _FEW
    )


def _claims(article: OpenArticle, sentence: Span) -> Iterator[ClaimDraft]:
    text = article.text
    told = makes_statement(text, *sentence) or names_speaker(text, sentence)
    if not told and not is_quoted(text, *sentence):
        return
    start, end = snap(TagKind.CLAIM, text, sentence[0])
    if start < end:
        draft = guess_claim(article, _NOBODY, start, end)
        if draft.speakers:
            yield draft


def _stances(article: OpenArticle, sentence: Span) -> Iterator[StanceDraft]:
    text = article.text
    for cue in cues(text, *sentence):
        words = text[cue.start : cue.end].split()
        bare = words[-1].endswith("ing") and len(words) == 1
        if bare or inside_quotes(text, cue.start, *sentence):
            continue
        draft = guess_stance(article, _NOBODY, cue.start, cue.end)
        if draft.holders:
            yield draft


def _people(text: str, runs: Sequence[Span], claims: Iterable[ClaimDraft]) -> list[Span]:
    """Return the names of persons.

    Those behind a title, and of a person's form those who speak, whom the words around introduce,
    or whose surname stands alone elsewhere.
    """
    speaking = {
        (one.start, one.end)
        for claim in claims
        for one in claim.speakers
        if one.start is not None and one.end is not None
    }
    alone = {text[slice(*run)] for run in runs}
    shown = frozenset(introduced(text, runs))
    found = []
    for run in runs:
        bare = _behind_office(text, without_title(text, *run))
        name = " ".join(text[slice(*bare)].split())
        if not ORGANISATION_WORDS.isdisjoint(name.split()) or not _is_free(name):
            continue
        formed = looks_like_person(name)
        known_by = formed and (bare in speaking or bare in shown or surname(name) in alone)
        known_by = known_by and may_be_person(name) and name.split()[-1] not in TITLES
        if bare != run or known_by or _HYPHENED.fullmatch(name):
            found.append(bare)
    return found


def _behind_office(text: str, span: Span) -> Span:
    """Return a name without the rest of a title: "of State Jane Roe" behind "Secretary"."""
    office = _OFFICE.match(text, *span)
    return (office.end(), span[1]) if office else span


def _is_free(name: str) -> bool:
    """Tell whether a name is neither a mere title nor one of the table's."""
    return name not in TITLES and not shipped().get(surface(name))
