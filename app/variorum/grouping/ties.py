"""The rules of the first tier: ties from a form to those it may be one with.

A tie goes from the form that leans to the one it leans on: a surname on a full name, an acronym
on what it abbreviates. A form that leans on several which cannot be one is ambiguous.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.grouping.guards import Node
from variorum.grouping.names import HYPHENS, parse
from variorum.grouping.pairs import Alike
from variorum.grouping.words import TITLES
from variorum.model.ids import Id
from variorum.model.proposal import Match, Why
from variorum.text.keys import normal_key

_AROUND = 20
"""Forms of one group that each is tied to where the analyst parted some of them."""


@dataclass(frozen=True, slots=True)
class Tie:
    """`one` leans on `other`."""

    one: Node
    other: Node
    why: Why


def by_key(nodes: Sequence[Node], surnames: frozenset[str]) -> Iterator[Tie]:
    """Yield ties of forms with one key, or one key and another's alias.

    A bare surname that full names bear is left to `surnames.settle`.
    """
    own: dict[tuple[str, Id | None], list[Node]] = defaultdict(list)
    aliases: dict[str, list[Node]] = defaultdict(list)
    strings: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        own[node.name.loose, node.home].append(node)
        for text in node.form.names[1:]:
            aliases[_loose(text)].append(node)
        for text in node.form.strings:
            if (loose := _loose(text)) != node.name.loose:  # else it is its own key
                strings[loose].append(node)
    for (loose, _), group in own.items():
        if group[0].name.is_pronoun:
            continue
        leans = not _is_left(group[0], surnames)
        if leans and len(group) > 1:
            yield from _together(sorted(group, key=_firmness), Why(Match.SAME_KEY))
        called, said = aliases.get(loose, ()), strings.get(loose, ()) if leans else ()
        for node in group if called or said else ():
            known = said if node.form.actor is None else ()
            yield from _called(node, (*called, *known))


def _together(group: Sequence[Node], why: Why) -> Iterator[Tie]:
    """Yield ties of a group that is one: to its first, and where a "no" stands in it to others."""
    parted = any(node.cannot for node in group)
    for at, node in enumerate(group[1:], 1):
        others = group[max(0, at - _AROUND) : at] if parted else ()
        yield from (Tie(node, other, why) for other in dict.fromkeys((group[0], *others)))


def _called(node: Node, others: Iterable[Node]) -> Iterator[Tie]:
    """Yield ties to those who were called what a node is called."""
    for other in dict.fromkeys(others):
        if other is not node and other.name.loose != node.name.loose:
            yield Tie(node, other, Why(Match.ALIAS, node.form.text))


def _is_left(node: Node, surnames: frozenset[str]) -> bool:
    return node.name.is_bare and not node.entries and node.name.core[0] in surnames


def _firmness(node: Node) -> tuple[object, ...]:
    """Actors before loose tags, those used more first."""
    return node.form.actor is None, -node.form.count, node.order


def _loose(text: str) -> str:
    return parse(text).loose


def by_table(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield ties of forms that the shipped table knows as names of one actor."""
    known: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for entry in node.entries:
            known[entry].append(node)
    for entry, group in sorted(known.items()):
        key = normal_key(entry)
        group.sort(key=lambda node: (node.name.key != key, *_firmness(node)))
        for tie in _together(group, Why(Match.SHIPPED_ALIAS, entry)):
            if tie.one.name.loose != tie.other.name.loose:
                yield tie


def by_end(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield ties of names that end in another: a person's with a title, a body's with a place."""
    yield from _by_core(nodes)
    ends = {node.name.tokens[cut:] for node in nodes for cut in range(1, len(node.name.tokens) - 1)}
    whole: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.name.tokens in ends:
            whole[node.name.tokens].append(node)
    for node in nodes:
        tokens = node.name.tokens
        for cut in range(1, len(tokens) - 1):
            for short in whole.get(tokens[cut:], ()):
                if node.name.is_of_another(cut - 1) or "and" in tokens[:cut]:
                    continue
                why = Why(Match.END_OF_NAME, short.form.text)
                person = short.name.is_person
                if (person and _is_title(node, cut - 1)) or node.meets(short):
                    yield Tie(node, short, why) if person else Tie(short, node, why)


def _is_title(node: Node, at: int) -> bool:
    """Tell whether the word before a person's name is a title, or in lower case ("rapper")."""
    name = node.name
    back = len(name.tokens) - at
    written = name.written.translate(HYPHENS).split()
    is_lower = len(written) >= back and written[-back][:1].islower()
    return name.tokens[at] in TITLES or is_lower


def _by_core(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield ties of one person's names under different titles."""
    cores: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        if node.name.is_full and node.home is None:
            cores[node.name.core].append(node)
    for group in cores.values():
        if len(group) > 1:
            group.sort(key=lambda one: (one.name.core != one.name.tokens, one.order))
            for tie in _together(group, Why(Match.END_OF_NAME, group[0].name.called)):
                if tie.one.name.loose != tie.other.name.loose:
                    yield tie


def by_acronym(nodes: Sequence[Node]) -> Iterator[Tie]:
    """Yield ties of acronyms to what they abbreviate."""
    spelt: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        for initials in node.name.initials if node.name.is_named else ():
            spelt[initials].append(node)
    for node in nodes:
        if node.name.is_acronym:
            for other in spelt.get(node.name.tokens[0], ()):
                yield Tie(node, other, Why(Match.ACRONYM, other.form.text))


def by_typo(nodes: Mapping[int, Node], found: Iterable[Alike]) -> Iterator[Tie]:
    """Yield ties of names that differ by one slip: the one less used leans on the other.

    Two full names in one article are more likely two people.
    """
    for pair in found:
        if pair.typo:
            first, second = nodes[pair.one], nodes[pair.other]
            if first.entries or second.entries:
                continue
            if not (first.name.is_full and first.meets(second)):
                one, other = sorted((first, second), key=_firmness, reverse=True)
                yield Tie(one, other, Why(Match.TYPO, other.form.text))
