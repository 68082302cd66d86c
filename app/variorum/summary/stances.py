"""The rows of the summary about stances: who holds what attitude towards what."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.evidence import AnyLink, Linked
from variorum.model.ids import Id
from variorum.model.records import Actor, Outlet, Proposition, Topic
from variorum.model.sparse import Columns
from variorum.model.summary import StanceRow
from variorum.model.vocabulary import Attitude, LinkRole
from variorum.summary.ordered import Ordered, Placed


@dataclass(frozen=True, slots=True)
class Stance:
    """What is kept of a stance: a tenth of its records. `target` None: it has none.

    `holders` are actors and outlets, `target` is an actor, an outlet, a topic or a proposition;
    empty where a link names something else.
    """

    tag: Id
    article: Id
    author: Id | None
    start: int
    quote: str
    attitude: Attitude | None
    rejected: bool
    holders: tuple[Id, ...]
    target: Id | None


def stance_of(linked: Linked) -> Stance:
    """Return what is kept of a stance."""
    tag = linked.tag
    targets = linked.role(LinkRole.TARGET)
    return Stance(
        tag=tag.id,
        article=linked.article,
        author=tag.author,
        start=tag.start,
        quote=tag.quote,
        attitude=tag.attitude,
        rejected=tag.rejected,
        holders=tuple(_end(link) for link in linked.role(LinkRole.HOLDER)),
        target=_end(targets[0]) if targets else None,
    )


def _end(link: AnyLink) -> Id:
    return link.proposition or link.topic or link.actor or link.outlet or Id("")


class StanceRows:
    """The stances of the articles shown in text order, without the rejected ones."""

    def __init__(self) -> None:
        """Know none yet."""
        self._rows: Ordered[StanceRow] = Ordered()

    def fill(self, catalogue: Catalogue, columns: Columns, stances: Mapping[Id, Stance]) -> None:
        """Make every row."""
        placed = ((tag, _placed(catalogue, columns, found)) for tag, found in stances.items())
        self._rows.fill((tag, row) for tag, row in placed if row is not None)

    def renew(
        self,
        catalogue: Catalogue,
        columns: Columns,
        stances: Mapping[Id, Stance],
        stale: Collection[Id],
    ) -> None:
        """Make the rows of some tags anew."""
        for tag in stale:
            self._rows.put(tag, _placed(catalogue, columns, stances.get(tag)))

    def rows(self) -> tuple[StanceRow, ...]:
        """Return the rows in order."""
        return self._rows.rows()


def _placed(
    catalogue: Catalogue, columns: Columns, stance: Stance | None
) -> Placed[StanceRow] | None:
    if stance is None or stance.article not in columns.places or stance.rejected:
        return None
    place = (columns.places[stance.article], stance.start, stance.tag)
    return place, _stance_row(catalogue, stance)


def _stance_row(catalogue: Catalogue, stance: Stance) -> StanceRow:
    kind, target = _target(catalogue, stance.target)
    return StanceRow(
        tag=stance.tag,
        article=stance.article,
        quote=stance.quote,
        holders=tuple(_name(catalogue, holder) for holder in stance.holders),
        target=target,
        target_kind=kind,
        attitude=stance.attitude,
        evidence=kind == Proposition.kind_name,
    )


def _target(catalogue: Catalogue, target: Id | None) -> tuple[str, str]:
    if target is None:
        return "", ""
    proposition = catalogue.get(Proposition, target)
    if proposition:
        return Proposition.kind_name, proposition.text
    topic = catalogue.get(Topic, target)
    if topic:
        return Topic.kind_name, topic.name
    return Actor.kind_name, _name(catalogue, target)


def _name(catalogue: Catalogue, holder: Id) -> str:
    found = catalogue.get(Actor, holder) or catalogue.get(Outlet, holder)
    return found.name if found else ""
