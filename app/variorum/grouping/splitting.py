"""Loose tags of one key that do not mean one thing everywhere: parts by article, before any rule.

"The North" is North Korea only where the article names it; an alias may hold in one article; a
surname that is also a place is neither until the analyst says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from variorum.grouping.guards import Node
from variorum.grouping.names import parse
from variorum.grouping.surnames import Bearers, Doubts, parts_of
from variorum.grouping.ties import Tie
from variorum.model.ids import Id
from variorum.model.proposal import Match, Why


@dataclass(slots=True)
class Prepared:
    """The nodes after splitting, ties that hold for parts only, and forms in doubt already."""

    nodes: list[Node]
    ties: list[Tie] = field(default_factory=list)
    doubts: Doubts = field(default_factory=dict)


def prepared(nodes: Sequence[Node], known: Bearers) -> Prepared:
    """Return the nodes with the loose ones split where their articles tell them apart."""
    made = Prepared(list(nodes))
    by_entry: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for entry in node.entries:
            by_entry[entry].append(node)
    aliases = _aliases(nodes)
    for node in nodes:
        if node.home is None:
            _anaphor(node, by_entry, made)
            if node.form.actor is None:
                _doubtful(node, aliases.doubtful, made)
                _local(node, aliases.local, made)
                _contested(node, known, by_entry, made)
    return made


@dataclass(slots=True)
class _Aliases:
    doubtful: dict[str, list[Node]]
    local: dict[str, list[tuple[Id, Node]]]


def _aliases(nodes: Iterable[Node]) -> _Aliases:
    found = _Aliases(defaultdict(list), defaultdict(list))
    for node in nodes:
        for text in node.form.doubtful:
            found.doubtful[parse(text).loose].append(node)
        for article, text in node.form.local:
            found.local[parse(text).loose].append((article, node))
    return found


def _doubtful(node: Node, aliases: dict[str, list[Node]], made: Prepared) -> None:
    """Show an alias the analyst called ambiguous; choose nothing."""
    holders = aliases.get(node.name.loose)
    if holders:
        node.entries = frozenset()
        made.doubts[node] = [(one, Why(Match.ALIAS, node.form.text)) for one in holders]


def _local(node: Node, aliases: dict[str, list[tuple[Id, Node]]], made: Prepared) -> None:
    for article, holder in aliases.get(node.name.loose, ()):
        part = _take(node, {article}, made)
        if part:
            made.ties.append(Tie(part, holder, Why(Match.ALIAS, node.form.text)))


def _anaphor(node: Node, by_entry: dict[str, list[Node]], made: Prepared) -> None:
    found = node.said
    if not (found and found.anaphor):
        return
    named = {article for one in by_entry.get(found.name, ()) for article in one.articles}
    if node.form.actor:  # the analyst linked its tags: they stay together
        part = node if node.articles and node.articles <= named else None
    else:
        part = _take(node, named, made)
    if part:
        part.entries = frozenset({found.name})


def _contested(node: Node, known: Bearers, by_entry: dict[str, list[Node]], made: Prepared) -> None:
    """Doubt a place's name where somebody of that surname is named too: Michael Jordan, Jordan."""
    if not (node.entries and node.name.is_bare):
        return
    bearers = known.get(node.name.core[0], ())
    named = {article for one in bearers for article in one.articles}
    part = _take(node, named, made)
    if part:
        (entry,) = list(node.entries)[:1]
        other = [one for one in by_entry[entry] if one is not node]
        here = [one for one in bearers if one.meets(part)]
        if part is not node:
            other.append(node)
        part.entries = frozenset()
        if other:
            made.doubts[part] = [
                (here[0], Why(Match.SURNAME_HERE, here[0].name.called)),
                (other[0], Why(Match.SHIPPED_ALIAS, entry)),
            ]


def _take(node: Node, articles: set[Id], made: Prepared) -> Node | None:
    """Take the tags in some articles from a node; return them as a node, or None for none."""
    here = node.articles
    inside = here & articles
    if not inside:
        return None
    if inside == here:
        return node
    part, rest = parts_of(node, (inside, here - inside))
    node.form, node.order = rest.form, rest.order
    node.cannot |= {part}
    part.cannot |= {node}
    made.nodes.append(part)
    return part
