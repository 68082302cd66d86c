"""What an act touches, so that only that is read, judged and made again."""

from collections.abc import Iterable

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import (
    Actor,
    ActorLink,
    Alias,
    Article,
    Assessment,
    Decision,
    Outlet,
    Project,
    Record,
    Region,
    Relation,
    TextVersion,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import DecisionKind
from variorum.summary.kept import Stale

_BEARING_ON_ORIGINS = frozenset({"actor_link", "independence"})

_REWORDING = frozenset({"actor", "outlet", "proposition", "topic"})
"""Records whose words rows about others show."""

_GROUPING = (DecisionKind.MERGE, DecisionKind.SPLIT)


class Touched:
    """What changes concern. With `everything`, all of it: nothing else matters then.

    `tags` and the tags in the texts `versions` must be read again, as must the counts of the
    articles of `tags` and `texts`; actors of `named` are linked there now or were before.
    `propositions` and `quantities` must be judged. `origins` says that who stands behind whom may
    be otherwise, `newcomers` are new actors and `articles` whether one came, went or changed.
    `marked` are articles read more or less (None: any).
    """

    def __init__(self, *, everything: bool) -> None:
        """Start with everything, before the first reading, or with nothing."""
        self.everything = everything
        self.origins = self.articles = self.all_groups = self.all_quantities = False
        self.tags: set[Id] = set()
        self.versions: set[Id] = set()
        self.texts: set[Id] = set()
        self.propositions: set[Id] = set()
        self.quantities: set[Id] = set()
        self.newcomers: set[Id] = set()
        self.named: set[Id] = set()
        self.marked: set[Id] | None = set()
        self.stale = Stale()

    def follow(self, changes: Iterable[Change]) -> None:
        """Take in changes."""
        for change in changes:
            for record in (change.before, change.after):
                if record is not None:
                    self._record(record, change)
            if change.kind in _REWORDING and change.op == "update":
                self.stale.all_stances = True

    def mark(self, article: Id) -> None:
        """Take in that read marks of an article changed; of any, if the id is empty."""
        if not article:
            self.marked = None
        elif self.marked is not None:
            self.marked.add(article)

    def _record(self, record: Record, change: Change) -> None:
        if isinstance(record, Tag | TagLink):
            self._in_text(record)
        elif isinstance(record, Region):
            self.versions.add(record.text_version)
        elif isinstance(record, TextVersion):
            self.everything |= change.op != "insert" or record.number > 1
            self.mark(record.article)
        elif isinstance(record, Actor | Alias | ActorLink):
            self._actor(record, change)
        elif isinstance(record, Article | Outlet):
            self.articles = self.origins = True
            self.all_groups |= _renamed(change)
        elif isinstance(record, Decision):
            self._decision(record)
        elif isinstance(record, Relation):
            self._relation(record)
        elif isinstance(record, Project):
            self.all_quantities = True
        else:
            self._other(record)

    def _in_text(self, record: Tag | TagLink) -> None:
        if isinstance(record, Tag):
            self.tags.add(record.id)
            self.texts.add(record.text_version)
            return
        self.tags.add(record.tag)
        if record.actor:
            self.named.add(record.actor)
        if record.proposition:
            self.propositions.add(record.proposition)
        if record.quantity:
            self.quantities.add(record.quantity)

    def _actor(self, record: Actor | Alias | ActorLink, change: Change) -> None:
        self.stale.actors.add(record.id if isinstance(record, Actor) else record.actor)
        if isinstance(record, Actor):
            if change.op == "insert":
                self.newcomers.add(record.id)
            else:
                self.origins = True
                self.stale.all_actors |= change.op == "update"
        elif isinstance(record, ActorLink):
            self.origins = True

    def _decision(self, record: Decision) -> None:
        ends = {end for end in (record.subject, record.object) if end}
        if record.kind is DecisionKind.OVERRULE:
            self.stale.propositions.add(record.subject)
        elif record.kind is DecisionKind.ADJUDICATED:
            self.origins = True
        elif record.kind in _GROUPING:
            self.origins = True
            if record.about == "proposition":
                self.propositions |= ends
                self.stale.all_propositions = True
            elif record.about == "quantity":
                self.quantities |= ends
                self.stale.all_quantities = True
            else:
                self.stale.all_actors = True

    def _relation(self, record: Relation) -> None:
        self.origins = True
        if record.about == "tag":
            self.tags |= {record.one, record.other}

    def _other(self, record: Record) -> None:
        if isinstance(record, Assessment):
            self.stale.propositions.add(record.proposition)
        elif record.kind_name == "proposition":
            self.propositions.add(record.id)
        elif record.kind_name == "quantity":
            self.quantities.add(record.id)
        elif record.kind_name in _BEARING_ON_ORIGINS:
            self.origins = True


def _renamed(change: Change) -> bool:
    before, after = change.before, change.after
    return isinstance(before, Outlet) and isinstance(after, Outlet) and before.name != after.name
