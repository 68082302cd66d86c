"""How analysts agree on an article as the values that the page shows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.model.agreement import ArticleAgreement, Discrepancy
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Annotator
from variorum.model.views import OpenArticle
from variorum.shell import agreement_phrases
from variorum.shell.wording import listed
from variorum.text.sentences import sentence_at
from variorum.ui.agreement.values import Analyst, Board, Case, FieldRow, Said, Side, SpanRow
from variorum.ui.agreement.words import phrases, tr
from variorum.workspace.adjudicating import is_adjudicated, taken_of


@dataclass(frozen=True, slots=True)
class Known:
    """What the page rests on: the article, who tagged it at all, the catalogue."""

    opened: OpenArticle
    annotators: tuple[Id, ...]
    catalogue: Catalogue
    percent: float = 0.0

    def name(self, annotator: Id) -> str:
        """Return what an analyst is called."""
        found = self.catalogue.get(Annotator, annotator)
        return found.name if found else tr("somebody")


def board(found: ArticleAgreement, known: Known) -> Board:
    """Return the page for a comparison."""
    article = known.opened.article
    return Board(
        label=article.label,
        title=article.title or article.file_name,
        analysts=tuple(_analysts(found, known)),
        spans=tuple(_spans(found)),
        fields=tuple(_fields(found)),
        cases=tuple(case(one, found, known) for one in found.discrepancies if _stands(one, known)),
        agreed=len(found.agreed),
        finished=is_adjudicated(known.catalogue, article.id),
        tolerance=known.percent,
    )


def key_of(one: Discrepancy) -> str:
    """Return what names a discrepancy as long as its tags are there."""
    return "|".join(tag or "-" for tag in one.tags)


def _stands(one: Discrepancy, known: Known) -> bool:
    """Tell whether its tags are there still: the comparison may be a moment old."""
    return all(tag in known.opened.tags for tag in one.settled_by)


def _analysts(found: ArticleAgreement, known: Known) -> Iterator[Analyst]:
    authors = [tag.author for tag in known.opened.standing()]
    for one in known.annotators:
        yield Analyst(one, known.name(one), authors.count(one), one in found.annotators)


def _spans(found: ArticleAgreement) -> Iterator[SpanRow]:
    for one in found.spans:
        kind = agreement_phrases.kind(one.kind, phrases)
        alpha = agreement_phrases.measure(one.alpha, phrases)
        yield SpanRow(kind, tuple(map(str, one.counts)), alpha)
    columns = zip(*(one.counts for one in found.spans), strict=True)
    together = tuple(str(sum(column)) for column in columns)
    yield SpanRow(tr("Together"), together, agreement_phrases.measure(found.alpha_u, phrases))


def _fields(found: ArticleAgreement) -> Iterator[FieldRow]:
    for one in found.fields:
        yield FieldRow(
            agreement_phrases.kind(one.kind, phrases),
            agreement_phrases.field(one.field, phrases),
            one.items,
            one.same,
            agreement_phrases.measure(one.kappa, phrases),
            agreement_phrases.measure(one.alpha, phrases),
        )


def case(one: Discrepancy, found: ArticleAgreement, known: Known) -> Case:
    """Return one difference with its sentence and the sides next to each other."""
    opened = known.opened
    text, (start, end) = opened.text, (one.start, one.end)
    first = sentence_at(text, start) or (start, end)
    last = sentence_at(text, max(start, end - 1)) or first
    names = [known.name(who) for who in found.annotators]
    taken = taken_of(opened, known.catalogue, one.settled_by)
    return Case(
        key=key_of(one),
        kind=one.kind,
        kind_name=agreement_phrases.kind(one.kind, phrases),
        before=text[min(first[0], start) : start],
        quote=text[start:end],
        after=text[end : max(last[1], end)],
        differs=_differs(one, names),
        sides=_sides(one, names, taken or frozenset(), known),
        outcome="" if taken is None else _outcome(one, names, taken),
    )


def _differs(one: Discrepancy, names: Sequence[str]) -> str:
    by = [name for name, tag in zip(names, one.tags, strict=True) if tag]
    if len(by) < len(names):
        return tr("tagged by {names} only").format(names=listed(by, phrases))
    said = [agreement_phrases.field(name, phrases) for name in one.fields]
    template = tr("{fields} differs") if len(said) == 1 else tr("{fields} differ")
    return template.format(fields=listed(said, phrases))


def _outcome(one: Discrepancy, names: Sequence[str], taken: frozenset[Id]) -> str:
    by = [name for name, tag in zip(names, one.tags, strict=True) if tag in taken]
    if not by:
        return tr("none taken")
    if len(by) == len(names):
        return tr("both taken") if len(by) == len(("one", "other")) else tr("all taken")
    return tr("taken: {names}").format(names=listed(by, phrases))


def _sides(
    one: Discrepancy, names: Sequence[str], taken: frozenset[Id], known: Known
) -> tuple[Side, ...]:
    told = [
        agreement_phrases.said(known.opened.linked(tag), known.catalogue, phrases) if tag else {}
        for tag in one.tags
    ]
    differ = one.fields or _unlike([each for each in told if each])
    return tuple(
        _side(name, tag, each, differ, taken)
        for name, tag, each in zip(names, one.tags, told, strict=True)
    )


def _unlike(told: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the fields in which those who tagged differ, where somebody has not."""
    return [field for field in told[0] if len({each[field] for each in told}) > 1]


def _side(
    name: str,
    tag: Id | None,
    told: Mapping[str, str],
    differ: Collection[str],
    taken: frozenset[Id],
) -> Side:
    said = tuple(
        Said(agreement_phrases.field(field, phrases), text, field in differ)
        for field, text in told.items()
        if text or field in differ
    )
    return Side(name, tag or "", said, tag in taken)
