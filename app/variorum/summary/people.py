"""The rows of the summary about actors: their names, how often they are named and speak."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, ActorLink, Alias
from variorum.model.resolve import merged
from variorum.model.sparse import Columns, Counts, total
from variorum.model.summary import ActorRow
from variorum.model.tally import Counted, Tally
from variorum.summary.ordered import Ordered


class ActorRows:
    """The actors, most mentioned first; merged ones are one row, their names aliases."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._rows: Ordered[ActorRow] = Ordered(_actor, _place)
        self._into: dict[Id, Id] = {}
        self._members: dict[Id, dict[Id, None]] = {}
        """Of those that others were merged into."""

    def fill(self, catalogue: Catalogue, columns: Columns, counts: Counted) -> None:
        """Make every row."""
        self._into = merged(catalogue, Actor.kind_name)
        self._members = {}
        joined = set(self._into.values())
        for member in catalogue.all(Actor) if joined else ():
            head = self._into.get(member, member)
            if head in joined:
                self._members.setdefault(head, {})[member] = None
        self._rows.fill(self._made(catalogue, columns, counts, None))

    def renew(
        self, catalogue: Catalogue, columns: Columns, counts: Counted, stale: Collection[Id]
    ) -> None:
        """Make the rows of some actors anew; merges are as they were."""
        known = catalogue.all(Actor)
        heads = {self._into.get(actor, actor) for actor in stale}
        for actor in stale:
            members = self._members.get(self._into.get(actor, actor), {})
            if actor in known:
                members[actor] = None
            else:
                members.pop(actor, None)
        self._rows.renew(heads, self._made(catalogue, columns, counts, heads))

    def rows(self) -> tuple[ActorRow, ...]:
        """Return the rows in order."""
        return self._rows.rows()

    def _made(
        self,
        catalogue: Catalogue,
        columns: Columns,
        counts: Counted,
        heads: Collection[Id] | None,
    ) -> Iterator[ActorRow]:
        wanted = catalogue.all(Actor).keys() - self._into.keys() if heads is None else heads
        only = None if heads is None else {one for head in heads for one in self._one_with(head)}
        names, parents = _names(catalogue, only), _parents(catalogue, self._into, only)
        for head in wanted:
            actor = catalogue.get(Actor, head)
            members = self._one_with(head)
            if actor is None or not members:
                continue
            others = dict.fromkeys(name for member in members for name in names.get(member, ()))
            others.pop(actor.name, None)
            above = dict.fromkeys(name for member in members for name in parents[member])
            yield ActorRow(
                actor=actor,
                aliases=tuple(others),
                parents=tuple(above),
                mentions=Counts(columns, _sums(members, columns, counts.mentions)),
                claims=Counts(columns, _sums(members, columns, counts.claims)),
            )

    def _one_with(self, head: Id) -> Collection[Id]:
        """Return the actors that one row is about; it alone, where none was merged into it."""
        return self._members.get(head, (head,))


def _actor(row: ActorRow) -> Id:
    return row.actor.id


def _place(row: ActorRow) -> tuple[int, str, Id]:
    """Order by how often they are named, then by name."""
    mentions = row.mentions
    held = mentions.held if isinstance(mentions, Counts) else None
    named = held.total() if isinstance(held, Tally) else total(mentions)  # the first at once
    return -named, row.actor.name.casefold(), row.actor.id


def _names(catalogue: Catalogue, only: Container[Id] | None) -> dict[Id, list[str]]:
    found = {
        actor.id: [actor.name]
        for actor in catalogue.all(Actor).values()
        if only is None or actor.id in only
    }
    for alias in catalogue.all(Alias).values():
        if only is None or alias.actor in only:
            found.setdefault(alias.actor, []).append(alias.text)
    return found


def _parents(
    catalogue: Catalogue, into: Mapping[Id, Id], only: Container[Id] | None
) -> dict[Id, list[str]]:
    found: dict[Id, list[str]] = defaultdict(list)
    for tie in catalogue.all(ActorLink).values():
        if only is None or tie.actor in only:
            parent = catalogue.get(Actor, into.get(tie.parent, tie.parent))
            if parent:
                found[tie.actor].append(parent.name)
    return found


def _lies_in(columns: Columns, held: Mapping[Id, int]) -> bool:
    if isinstance(held, Tally):
        return held.lies_in(columns)
    return all(map(columns.places.__contains__, held))


def _sums(
    members: Collection[Id], columns: Columns, held: Mapping[Id, Mapping[Id, int]]
) -> Mapping[Id, int]:
    """Add up by article; what is held of one actor alone is not copied."""
    places = columns.places
    found = [held[member] for member in members if member in held]
    if len(found) == 1 and _lies_in(columns, found[0]):
        return found[0]
    sums: dict[Id, int] = {}
    for counts in found:
        for article, number in counts.items():
            if article in places:
                sums[article] = sums.get(article, 0) + number
    return sums
