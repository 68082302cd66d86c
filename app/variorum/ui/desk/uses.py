"""Where records are used, as the summary of a project tells: in which articles, how often."""

from collections import Counter
from collections.abc import Mapping, Sequence

from variorum.model.differing import differing
from variorum.model.ids import Id
from variorum.model.sparse import Counts, has_column, present
from variorum.model.summary import ActorRow, PropositionRow, QuantityRow, Summary, columns_of
from variorum.model.voices import tags_by_article

Row = PropositionRow | ActorRow | QuantityRow
_ById = Mapping[Id, Row]
_NONE: tuple[Sequence[Row], _ById] = ((), {})
_Found = dict[Id, tuple[Row, Mapping[Id, int]]]


class Uses:
    """Finds the row of any record at once; many make it slow to make, not to ask."""

    def __init__(self, summary: Summary | None = None, before: "Uses | None" = None) -> None:
        """Find in `summary`; what is in it as `before` is not gone through again."""
        self._columns = columns_of(summary.articles if summary else ()).articles
        self._found: _Found = before._found if before else {}  # noqa: SLF001  # of its own class
        """What was asked for, with its row: the same few are offered at every key."""
        self._parts: list[tuple[Sequence[Row], _ById]] = []
        if summary is not None:
            known = before._parts if before else []  # noqa: SLF001  # of its own class
            now: list[Sequence[Row]]
            now = [summary.propositions, summary.actors, summary.quantities]
            for rows, (held, by_id) in zip(now, known or [_NONE] * len(now), strict=True):
                self._parts.append((rows, _followed(by_id, held, rows)))

    def of(self, record: Id) -> Mapping[Id, int]:
        """Return the articles a record is used in, with how many tags there; never 0."""
        row = next((by_id[record] for _, by_id in self._parts if record in by_id), None)
        if row is None:
            return {}
        known = self._found.get(record)
        if known is None or known[0] is not row:
            known = self._found[record] = row, self._in_articles(row)
        return known[1]

    def _in_articles(self, row: Row) -> Mapping[Id, int]:
        if isinstance(row, ActorRow):
            if isinstance(row.mentions, Counts):
                return row.mentions.held
            return {one: count for one, count in present(row.mentions, self._columns) if count}
        if isinstance(row, PropositionRow):
            found = tags_by_article(row.verdict.counted, row.verdict.not_counted)
            return {one: count for one, count in found.items() if has_column(row.cells, one)}
        return Counter(figure.article for figure in row.verdict.figures)


def _followed(by_id: _ById, before: Sequence[Row], now: Sequence[Row]) -> _ById:
    """Return `now` by id, given what was before: most rows are the same."""
    if before is now:
        return by_id
    gone, new = differing(before, now)
    found = dict(by_id)
    for row in gone:
        del found[_record(row)]
    found.update((_record(row), row) for row in new)
    return found


def _record(row: Row) -> Id:
    if isinstance(row, PropositionRow):
        return row.proposition.id
    return row.actor.id if isinstance(row, ActorRow) else row.quantity.id
