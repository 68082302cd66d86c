"""One article as several analysts tagged it: measures, what agrees, what does not."""

from collections.abc import Hashable, Iterator, Sequence

from variorum.agreement.alpha import Metric, alpha, nominal
from variorum.agreement.kappa import cohen, fleiss
from variorum.agreement.pairing import (
    NUMBERS,
    Group,
    Heads,
    differing,
    extent,
    groups,
    kind_of,
    near,
    values,
)
from variorum.agreement.unitizing import alpha_u
from variorum.model.agreement import (
    ArticleAgreement,
    Discrepancy,
    FieldAgreement,
    SpanAgreement,
)
from variorum.model.ids import Id
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind

_TWO = 2


def compare(  # noqa: PLR0913  # an article, who tagged it, and what counts as the same
    article: Id,
    length: int,
    tags: Sequence[LinkedTag],
    annotators: Sequence[Id],
    heads: Heads,
    *,
    percent: float = 0.0,
) -> ArticleAgreement:
    """Return how `annotators` agree on an article of `length` code points.

    `tags` are all tags in its text; those rejected and those of others are passed over. `heads`
    says who stands for whom after merges; numbers within `percent` are the same.
    """
    standing = [one for one in tags if not one.tag.rejected and one.tag.author in annotators]
    joint, spans = _spans(length, standing, annotators)
    grouped = groups(standing, annotators)
    agreed, discrepancies = [], []
    for group in grouped:
        whole = all(group)
        fields = differing(group, heads, percent)
        if whole and not fields:
            agreed.append(tuple(one.tag.id for one in group if one))
        else:
            discrepancies.append(_discrepancy(group, fields if whole else ()))
    return ArticleAgreement(
        article=article,
        annotators=tuple(annotators),
        alpha_u=joint,
        spans=spans,
        fields=tuple(_fields(grouped, heads, percent)),
        agreed=tuple(agreed),
        discrepancies=tuple(discrepancies),
    )


def _discrepancy(group: Group, fields: tuple[str, ...]) -> Discrepancy:
    start, end = extent(group)
    tags = tuple(one.tag.id if one else None for one in group)
    return Discrepancy(kind_of(group), start, end, tags, fields)


def _spans(
    length: int, tags: Sequence[LinkedTag], annotators: Sequence[Id]
) -> tuple[float | None, tuple[SpanAgreement, ...]]:
    marked = {
        kind: [
            [
                (one.tag.start, one.tag.end)
                for one in tags
                if one.tag.kind is kind and one.tag.author == annotator
            ]
            for annotator in annotators
        ]
        for kind in TagKind
    }
    joint, each = alpha_u(length, {kind.value: spans for kind, spans in marked.items()})
    return joint, tuple(
        SpanAgreement(kind, tuple(map(len, spans)), each[kind.value])
        for kind, spans in marked.items()
    )


def _fields(grouped: Sequence[Group], heads: Heads, percent: float) -> Iterator[FieldAgreement]:
    """Yield the agreement on each field over the groups in which at least two analysts tagged."""
    raters = max((len(group) for group in grouped), default=0)
    for kind in TagKind:
        said = [
            [values(one, heads) for one in group if one]
            for group in grouped
            if kind_of(group) is kind
        ]
        shared = [found for found in said if len(found) >= _TWO]
        names = list(shared[0][0]) if shared else []
        for name in names:
            units = [[one[name] for one in found] for found in shared]
            if name in NUMBERS:
                yield _field(kind, name, units, None, _tolerant(percent))
            else:
                yield _field(kind, name, units, raters, nominal)


def _field(
    kind: TagKind,
    name: str,
    units: Sequence[Sequence[Hashable]],
    raters: int | None,
    metric: Metric[Hashable],
) -> FieldAgreement:
    """Return the agreement on one field; without `raters` it has no kappa, as numbers have none."""
    same = sum(all(not metric(unit[0], other) for other in unit[1:]) for unit in units)
    kappa = None
    if raters == _TWO:
        kappa = cohen([(unit[0], unit[1]) for unit in units])
    elif raters:
        kappa = fleiss([unit for unit in units if len(unit) == raters])
    return FieldAgreement(kind, name, len(units), same, kappa, alpha(units, metric))


def _tolerant(percent: float) -> Metric[Hashable]:
    """Return the metric by which numbers near one another are the same."""
    return lambda one, other: float(not near(one, other, percent))
