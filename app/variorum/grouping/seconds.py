"""The second tier: names that look alike, asked without a tick."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.grouping.cards import head, proposal, rank
from variorum.grouping.components import Components
from variorum.grouping.guards import Node, guard, joint
from variorum.grouping.pairs import Alike
from variorum.grouping.surnames import Doubts
from variorum.grouping.words import TITLES
from variorum.model.proposal import ActorProposal, Match, Tier, Why

_GROUP = 6
"""Components that one question joins at most: more are no question any more."""
_SURE = 95
_ROLE = 2
"""Words of a role that must agree: "defence minister"."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two forms that may be one, why, and how alike they are (0 to 100)."""

    one: Node
    other: Node
    why: Why
    score: float


def likenesses(
    nodes: Sequence[Node], named: Mapping[int, Node], near: Iterable[Alike]
) -> list[Likeness]:
    """Return what looks alike: in its letters, by a doubtful name of the table, by its role."""
    found = [*_alike(named, near), *_doubtful(nodes), *_roles(nodes)]
    return sorted(found, key=lambda one: (-one.score, one.one.order, one.other.order))


def _alike(named: Mapping[int, Node], near: Iterable[Alike]) -> Iterator[Likeness]:
    for pair in near:
        one, other = named[pair.one], named[pair.other]
        if not _says_little(one, other):
            match = Match.RARE_TOKEN if pair.token else Match.SIMILAR
            why = Why(match, pair.token or str(round(pair.score)))
            yield Likeness(one, other, why, pair.score)


def _doubtful(nodes: Sequence[Node]) -> Iterator[Likeness]:
    """Yield names that the table has for an actor, but which often mean something else."""
    known: dict[str, Node] = {}
    for node in nodes:
        for entry in node.entries:
            known.setdefault(entry, node)
    for node in nodes:
        if node.said and node.said.doubtful and not node.entries:
            first = known.setdefault(node.said.name, node)
            if first is not node:
                yield Likeness(node, first, Why(Match.SHIPPED_ALIAS, node.said.name), 90)


def _roles(nodes: Sequence[Node]) -> Iterator[Likeness]:
    """Yield roles of a state with the only one of that state who bears them with a name."""
    bearers: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in nodes:
        name = node.name
        if name.is_full and name.titles and node.home is None:
            bearers[_role(name.tokens[: len(name.tokens) - len(name.core)])].append(node)
    for node in nodes:
        name = node.name
        if node.home is None and node.states and name.tokens[-1] in TITLES:
            fit = [
                one
                for one in bearers.get(_role(name.tokens), ())
                if one.states == node.states or (not one.states and one.meets(node))
            ]
            if len({one.name.core for one in fit}) == 1:
                yield Likeness(node, fit[0], Why(Match.ROLE_ONLY, name.called), 85)


def _role(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(token.replace("defence", "defense") for token in tokens[-_ROLE:])


def propose_likely(
    found: Iterable[Likeness], components: Components, doubts: Doubts
) -> list[ActorProposal]:
    """Return the questions, each component standing there with its best form."""
    groups: dict[Node, list[Node]] = {}
    reasons: dict[Node, list[Why]] = defaultdict(list)
    best: dict[Node, float] = {}
    for pair in found:
        if {pair.one, pair.other} & doubts.keys():
            continue
        if not (pair.one in components and pair.other in components):
            continue
        one, other = components.root(pair.one), components.root(pair.other)
        if one is other or guard(pair.one, pair.other):
            continue
        if not _join(groups, one, other, components):
            continue
        for root in (one, other):
            reasons[root].append(pair.why)
            best[root] = max(best.get(root, 0), pair.score)
    distinct = {id(whole): whole for whole in groups.values()}.values()
    return [_question(whole, components, reasons, best) for whole in distinct]


def _join(groups: dict[Node, list[Node]], one: Node, other: Node, components: Components) -> bool:
    """Put two components into one question unless a guard forbids; tell whether they are."""
    ones, others = groups.get(one, [one]), groups.get(other, [other])
    if ones is others:
        return True
    if len(ones) + len(others) > _GROUP or joint(
        (node for root in ones for node in components.members(root)),
        (node for root in others for node in components.members(root)),
    ):
        return False
    whole = [*ones, *others]
    for root in whole:
        groups[root] = whole
    return True


def _says_little(one: Node, other: Node) -> bool:
    """Tell whether a name merely stands inside the other, and in another article or as a place."""
    short, long = sorted((one, other), key=lambda node: len(node.name.tokens))
    if not set(short.name.tokens) < set(long.name.tokens):
        return False
    starts = long.name.tokens[: len(short.name.tokens)] == short.name.tokens
    whole = starts and len(short.name.tokens) > 1
    return whole or bool(short.entries) or not short.meets(long)


def _question(
    roots: list[Node],
    components: Components,
    reasons: dict[Node, list[Why]],
    best: dict[Node, float],
) -> ActorProposal:
    heads = {head(components.members(root)): root for root in roots}
    ordered = sorted(heads, key=rank)
    why = {node: list(dict.fromkeys(reasons[root])) for node, root in heads.items()}
    sure = min(best[root] for root in roots) >= _SURE
    return proposal(Tier.TWO, ordered, why, 3 if sure else 2)
