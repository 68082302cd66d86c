"""The rows of the summary about people: actors with their counts, stances with their holders."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, ActorLink, Alias, Outlet, Proposition, Topic
from variorum.model.resolve import merged
from variorum.model.sparse import Columns, Counts, total
from variorum.model.summary import ActorRow, StanceRow
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole
from variorum.summary.ordered import Ordered, Placed

Counted = Mapping[Id, Mapping[Id, tuple[int, int]]]
"""Actor id, article id: how often mentioned, how often speaking."""


class ActorRows:
    """The actors, most mentioned first; merged ones are one row, their names aliases."""

    def __init__(self) -> None:
        """Know nobody yet."""
        self._rows: Ordered[ActorRow] = Ordered()
        self._into: dict[Id, Id] = {}
        self._members: dict[Id, dict[Id, None]] = {}

    def fill(self, catalogue: Catalogue, columns: Columns, counts: Counted) -> None:
        """Make every row."""
        self._into = merged(catalogue, Actor.kind_name)
        self._members = {}
        for member in catalogue.all(Actor):
            self._members.setdefault(self._into.get(member, member), {})[member] = None
        made = self._made(catalogue, columns, counts, None)
        self._rows.fill((head, (_by_mentions(row), row)) for head, row in made)

    def renew(
        self, catalogue: Catalogue, columns: Columns, counts: Counted, stale: Collection[Id]
    ) -> None:
        """Make the rows of some actors anew; merges are as they were."""
        known = catalogue.all(Actor)
        heads = {self._into.get(actor, actor) for actor in stale}
        for actor in stale:
            members = self._members.setdefault(self._into.get(actor, actor), {})
            if actor in known:
                members[actor] = None
            else:
                members.pop(actor, None)
        made = dict(self._made(catalogue, columns, counts, heads))
        for head in heads:
            row = made.get(head)
            self._rows.put(head, None if row is None else (_by_mentions(row), row))

    def rows(self) -> tuple[ActorRow, ...]:
        """Return the rows in order."""
        return self._rows.rows()

    def _made(
        self,
        catalogue: Catalogue,
        columns: Columns,
        counts: Counted,
        heads: Collection[Id] | None,
    ) -> Iterator[tuple[Id, ActorRow]]:
        wanted = self._members if heads is None else heads
        only = None if heads is None else {one for head in heads for one in self._members[head]}
        names, parents = _names(catalogue, only), _parents(catalogue, self._into, only)
        for head in wanted:
            actor = catalogue.get(Actor, head)
            members = self._members[head]
            if actor is None or not members:
                continue
            others = dict.fromkeys(name for member in members for name in names.get(member, ()))
            others.pop(actor.name, None)
            above = dict.fromkeys(name for member in members for name in parents[member])
            mentions, claims = _sums(members, columns, counts)
            yield (
                head,
                ActorRow(
                    actor=actor,
                    aliases=tuple(others),
                    parents=tuple(above),
                    mentions=Counts(columns, mentions),
                    claims=Counts(columns, claims),
                ),
            )


def _by_mentions(row: ActorRow) -> tuple[int, str, Id]:
    return -total(row.mentions), row.actor.name.casefold(), row.actor.id


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


def _sums(
    members: Iterable[Id], columns: Columns, counts: Counted
) -> tuple[dict[Id, int], dict[Id, int]]:
    mentions: dict[Id, int] = {}
    claims: dict[Id, int] = {}
    for member in members:
        for article, (named, speaking) in counts.get(member, {}).items():
            if article in columns.places:
                if named:
                    mentions[article] = mentions.get(article, 0) + named
                if speaking:
                    claims[article] = claims.get(article, 0) + speaking
    return mentions, claims


class StanceRows:
    """The stances of the articles shown in text order, without the rejected ones."""

    def __init__(self) -> None:
        """Know none yet."""
        self._rows: Ordered[StanceRow] = Ordered()

    def fill(self, catalogue: Catalogue, columns: Columns, stances: Mapping[Id, LinkedTag]) -> None:
        """Make every row."""
        placed = ((tag, _placed(catalogue, columns, found)) for tag, found in stances.items())
        self._rows.fill((tag, row) for tag, row in placed if row is not None)

    def renew(
        self,
        catalogue: Catalogue,
        columns: Columns,
        stances: Mapping[Id, LinkedTag],
        stale: Collection[Id],
    ) -> None:
        """Make the rows of some tags anew."""
        for tag in stale:
            self._rows.put(tag, _placed(catalogue, columns, stances.get(tag)))

    def rows(self) -> tuple[StanceRow, ...]:
        """Return the rows in order."""
        return self._rows.rows()


def _placed(
    catalogue: Catalogue, columns: Columns, linked: LinkedTag | None
) -> Placed[StanceRow] | None:
    if linked is None or linked.article not in columns.places or linked.tag.rejected:
        return None
    place = (columns.places[linked.article], linked.tag.start, linked.tag.id)
    return place, _stance_row(catalogue, linked)


def _stance_row(catalogue: Catalogue, linked: LinkedTag) -> StanceRow:
    targets = [_target(catalogue, link) for link in linked.role(LinkRole.TARGET)]
    kind, target = targets[0] if targets else ("", "")
    return StanceRow(
        tag=linked.tag.id,
        article=linked.article,
        quote=linked.tag.quote,
        holders=tuple(_name(catalogue, link) for link in linked.role(LinkRole.HOLDER)),
        target=target,
        target_kind=kind,
        attitude=linked.tag.attitude,
        evidence=kind == Proposition.kind_name,
    )


def _target(catalogue: Catalogue, link: TagLink) -> tuple[str, str]:
    proposition = catalogue.get(Proposition, link.proposition)
    if proposition:
        return Proposition.kind_name, proposition.text
    topic = catalogue.get(Topic, link.topic)
    if topic:
        return Topic.kind_name, topic.name
    return Actor.kind_name, _name(catalogue, link)


def _name(catalogue: Catalogue, link: TagLink) -> str:
    found = catalogue.get(Actor, link.actor) or catalogue.get(Outlet, link.outlet)
    return found.name if found else ""
