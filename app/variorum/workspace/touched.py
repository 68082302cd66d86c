"""Which groups an act touches, so that only they are read and judged again."""

from collections.abc import Callable, Mapping

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Region, TextVersion
from variorum.model.tags import Tag, TagLink

LinksOf = Callable[[Id], Mapping[Id, TagLink] | None]
"""Give the links of a tag, or None if they are not at hand."""

_SILENT_INSERTS = frozenset({"actor", "outlet", "alias", "topic", "annotator"})
"""New ones of these alter no verdict; what links to them does, and is a change of its own."""

_JUDGING = frozenset(
    {
        "actor",
        "actor_link",
        "annotator",
        "article",
        "decision",
        "independence",
        "outlet",
        "project",
        "relation",
    }
)
"""Records that any verdict may rest on."""


class Touched:
    """What must be read again (`everything`, or some groups) and whether all must be judged."""

    def __init__(self, *, everything: bool) -> None:
        """Start with everything, before the first reading, or with nothing."""
        self.everything = everything
        self.judge_all = everything
        self.propositions: set[Id] = set()
        self.quantities: set[Id] = set()

    def follow(self, change: Change, links_of: LinksOf) -> None:
        """Take in one change."""
        record = change.record
        if isinstance(record, Region | TextVersion):
            self.everything = self.judge_all = True
        elif isinstance(record, Tag) and change.op == "update":
            self._tag(links_of(record.id))
        elif change.kind in _JUDGING:
            self.judge_all |= not (change.op == "insert" and change.kind in _SILENT_INSERTS)
        for known in (change.before, change.after):
            if isinstance(known, TagLink):
                self._link(known)
        if change.kind == "proposition":
            self.propositions.add(change.id)
        elif change.kind == "quantity":
            self.quantities.add(change.id)

    def _tag(self, links: Mapping[Id, TagLink] | None) -> None:
        if links is None:
            self.everything = self.judge_all = True
            return
        for link in links.values():
            self._link(link)

    def _link(self, link: TagLink) -> None:
        if link.proposition:
            self.propositions.add(link.proposition)
        if link.quantity:
            self.quantities.add(link.quantity)
