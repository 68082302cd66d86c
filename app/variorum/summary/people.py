"""The rows of the summary about people: actors with their counts, stances with their holders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, ActorLink, Alias, Outlet, Proposition, Topic
from variorum.model.resolve import merged
from variorum.model.summary import ActorRow, StanceRow
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole


def actor_rows(
    catalogue: Catalogue,
    columns: Sequence[Id],
    counts: Mapping[Id, Mapping[Id, tuple[int, int]]],
) -> tuple[ActorRow, ...]:
    """Return the actors, most mentioned first; merged ones are one row, their names aliases."""
    into = merged(catalogue, Actor.kind_name)
    members: dict[Id, list[Id]] = {}
    for member in catalogue.all(Actor):
        members.setdefault(into.get(member, member), []).append(member)
    names, parents = _names(catalogue), _parents(catalogue, into)
    rows = []
    for head, one in members.items():
        actor = catalogue.get(Actor, head)
        if actor is None:
            continue
        sums = _sums(one, columns, counts)
        others = dict.fromkeys(name for member in one for name in names.get(member, ()))
        others.pop(actor.name, None)
        row = ActorRow(
            actor=actor,
            aliases=tuple(others),
            parents=tuple(dict.fromkeys(above for member in one for above in parents[member])),
            mentions=tuple(mentions for mentions, _ in sums),
            claims=tuple(claims for _, claims in sums),
        )
        rows.append(row)
    return tuple(sorted(rows, key=lambda row: (-sum(row.mentions), row.actor.name.casefold())))


def _names(catalogue: Catalogue) -> dict[Id, list[str]]:
    found = {actor.id: [actor.name] for actor in catalogue.all(Actor).values()}
    for alias in catalogue.all(Alias).values():
        found.setdefault(alias.actor, []).append(alias.text)
    return found


def _parents(catalogue: Catalogue, into: Mapping[Id, Id]) -> dict[Id, list[str]]:
    found: dict[Id, list[str]] = defaultdict(list)
    for tie in catalogue.all(ActorLink).values():
        parent = catalogue.get(Actor, into.get(tie.parent, tie.parent))
        if parent:
            found[tie.actor].append(parent.name)
    return found


def _sums(
    members: Sequence[Id],
    columns: Sequence[Id],
    counts: Mapping[Id, Mapping[Id, tuple[int, int]]],
) -> list[tuple[int, int]]:
    sums = []
    for article in columns:
        pairs = [counts.get(member, {}).get(article, (0, 0)) for member in members]
        sums.append((sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)))
    return sums


def stance_rows(
    catalogue: Catalogue, columns: Sequence[Id], stances: Iterable[LinkedTag]
) -> tuple[StanceRow, ...]:
    """Return the stances of the articles shown in text order, without the rejected ones."""
    place = {article: number for number, article in enumerate(columns)}
    held = [linked for linked in stances if linked.article in place and not linked.tag.rejected]
    held.sort(key=lambda linked: (place[linked.article], linked.tag.start, linked.tag.id))
    return tuple(_stance_row(catalogue, linked) for linked in held)


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
