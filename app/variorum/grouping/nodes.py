"""From forms to nodes: names taken apart, the table asked, and what the analyst set apart."""

import re
from collections.abc import Iterable, Mapping, Sequence

from variorum.grouping.forms import FormSeen, Lookup, Shipped
from variorum.grouping.guards import Node
from variorum.grouping.names import Name, parse
from variorum.grouping.words import ORGANISATIONS, TITLES
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import ActorLink, Constraint
from variorum.model.resolve import merged
from variorum.model.vocabulary import ActorKind, ConstraintKind

_TOKENISED = re.compile(r" +(?=['’.])")  # noqa: RUF001  # "the U.S ." of texts cut into tokens
_ARTICLE = re.compile(r"\A(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_NONE: frozenset[str] = frozenset()
"""One for all: most names are nobody's of the table, and an empty set takes 200 bytes."""

_BEARING = TITLES | ORGANISATIONS
"""Words behind which a state's name may stand."""
_PHRASE = 3
"""Words of the longest qualifier looked up: "the United States"."""


def nodes_of(forms: Iterable[FormSeen], lookup: Lookup) -> list[Node]:
    """Return a node for each form, in the nodes' own order."""
    return by_order([node_of(form, lookup) for form in forms])


def by_order(nodes: Iterable[Node]) -> list[Node]:
    """Return nodes in their own order."""
    return sorted(nodes, key=lambda node: node.order)


def node_of(form: FormSeen, lookup: Lookup) -> Node:
    """Return the node of one form."""
    name = form.parsed or parse(form.text)
    named = form.home is None and name.is_named
    said = _looked_up(form.text, lookup) if named else None
    sure = [said] if said else []
    sure += [found for text in form.names[1:] if (found := _looked_up(text, lookup))]
    sure = [one for one in sure if one.name and not (one.doubtful or one.anaphor)]
    kind = form.kind
    if kind is ActorKind.UNKNOWN and sure:
        kind = sure[0].kind
    elif kind is ActorKind.UNKNOWN and name.is_organisation:
        kind = ActorKind.ORGANISATION
    return Node(
        form,
        name,
        entries=frozenset(one.name for one in sure) if sure else _NONE,
        states=_states(name, lookup),
        kind=kind,
        said=said,
    )


def _looked_up(text: str, lookup: Lookup) -> Shipped | None:
    """Return what the table says of a name, or of it without its article ("the Kremlin")."""
    whole = _TOKENISED.sub("", text)
    found = lookup(whole)
    if found is None and whole[:1] in "tTaA" and (bare := _ARTICLE.sub("", whole)) != whole:
        return lookup(bare)
    return found


def _states(name: Name, lookup: Lookup) -> frozenset[str]:
    """Return the states that the words before a title or a body's name belong to."""
    if len(name.tokens) == 1 or _BEARING.isdisjoint(name.tokens):
        return _NONE
    words = name.written.split()
    found = set()
    for first in range(len(words)):
        for last in range(min(len(words), first + _PHRASE), first, -1):
            entry = lookup(" ".join(words[first:last])) if last - first < len(words) else None
            if entry and entry.kind is ActorKind.STATE:
                found.add(entry.name)
                break
    return frozenset(found) if found else _NONE


def set_apart(nodes: Sequence[Node], catalogue: Catalogue, held: Mapping[Id, Id]) -> None:
    """Let nodes know what the analyst said is not one with them.

    That is a `cannot` between actors (or what they were merged into), one between tags, which
    stand for their forms (or, by `held`, for the actor they are linked to since), and a tie that
    makes one the parent of the other.
    """
    ends = merged(catalogue, "actor")
    pairs = _apart(catalogue)
    by_actor = {node.form.actor: node for node in nodes if node.form.actor}
    by_tag = _holders(nodes, tags_apart(catalogue))
    for tag, actor in held.items():
        if holder := by_actor.get(ends.get(actor, actor)):
            by_tag[tag] = holder
    for about, *both in pairs:
        if about == "actor":
            one, other = (by_actor.get(ends.get(end, end)) for end in both)
        else:
            one, other = (by_tag.get(end) for end in both)
        if one and other:
            one.cannot |= {other}
            other.cannot |= {one}


def tags_apart(catalogue: Catalogue) -> set[Id]:
    """Return the tags of which the analyst said that they are not one with another."""
    return {end for about, *both in _apart(catalogue) if about == "tag" for end in both}


def _apart(catalogue: Catalogue) -> list[tuple[str, Id, Id]]:
    """Return what is not one, and which are its ends: actors or tags."""
    pairs = [
        (found.about, found.one, found.other)
        for found in catalogue.all(Constraint).values()
        if found.kind is ConstraintKind.CANNOT and found.about in {"actor", "tag"}
    ]
    return [
        *pairs,
        *(("actor", tie.actor, tie.parent) for tie in catalogue.all(ActorLink).values()),
    ]


def _holders(nodes: Sequence[Node], wanted: set[Id]) -> dict[Id, Node]:
    """Return which node each of some tags belongs to."""
    if not wanted:
        return {}
    blobs = {bytes.fromhex(tag.replace("-", "")): tag for tag in wanted}
    found: dict[Id, Node] = {}
    for node in nodes:
        if node.form.said is not None:
            held = blobs.keys() & node.form.said.tags()
            found.update((blobs[tag], node) for tag in held)
    return found
