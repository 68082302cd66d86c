"""Proposals of which forms of names are one actor: two tiers, guards, and what is ambiguous."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.grouping import ties
from variorum.grouping.cards import LONE, ONE_KEY, in_doubt, proposal, rank
from variorum.grouping.components import Components
from variorum.grouping.forms import Lookup, Seen
from variorum.grouping.guards import Node
from variorum.grouping.lone import Lone
from variorum.grouping.nodes import by_order, nodes_of, set_apart, tags_apart
from variorum.grouping.pairs import Likes, Spelt
from variorum.grouping.questions import ActorQuestions
from variorum.grouping.seconds import likenesses, propose_likely
from variorum.grouping.splitting import prepared
from variorum.grouping.surnames import Doubts, bearers, settle
from variorum.grouping.ties import Tie
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import ActorProposal, Match, Tier, Why

_STRENGTH = {
    Match.SAME_KEY: 5,
    Match.ALIAS: 5,
    Match.SHIPPED_ALIAS: 5,
    Match.SURNAME_HERE: 5,
    Match.END_OF_NAME: 4,
    Match.SURNAME_ONLY: 4,
    Match.ACRONYM: 4,
    Match.TYPO: 4,
}


@dataclass(slots=True)
class Proposed:
    """What is proposed of actors."""

    actors: ActorQuestions = field(default_factory=ActorQuestions)
    ambiguous: list[ActorProposal] = field(default_factory=list)


def propose_actors(
    found: Seen,
    catalogue: Catalogue,
    lookup: Lookup,
    held: Mapping[Id, Id] | None = None,
    likes: Likes | None = None,
) -> Proposed:
    """Return the proposals for the forms of a project, whatever order they come in.

    `lookup` asks the shipped table; `held` has the actors of tags that constraints name; `likes`
    remembers from one time to the next which names look alike.
    """
    lone = Lone(found.plain)
    nodes = nodes_of([*found.forms, *lone.take_tagged(tags_apart(catalogue))], lookup)
    nodes = by_order([*nodes, *nodes_of(lone.take_met(nodes, lookup), lookup)])
    set_apart(nodes, catalogue, held or {})
    known = bearers(nodes)
    ready = prepared(nodes, known)
    named = Named(ready.nodes, lone, likes or Likes(), lookup)
    nodes, doubts = by_order([*ready.nodes, *named.fresh]), ready.doubts
    components = Components(nodes)
    surnames = frozenset(known)
    first = (*ready.ties, *ties.by_key(nodes, surnames), *ties.by_table(nodes))
    _settle(first, components, doubts)
    typos = list(ties.by_typo(named.nodes, named.near))
    bare = [tie for tie in typos if tie.one.name.is_bare]
    whole = [tie for tie in typos if not tie.one.name.is_bare]
    _settle((*ties.by_end(nodes), *whole, *ties.by_acronym(nodes)), components, doubts)
    settle(nodes, known, components, doubts)
    _settle(
        (tie for tie in bare if tie.one in components and tie.other in components),
        components,
        doubts,
    )
    groups = (group for group in components.all() if group[0] not in doubts)
    actors = [one for group in groups if (one := _tier_one(group, components))]
    actors += propose_likely(likenesses(nodes, named.nodes, named.near), components, doubts)
    ambiguous = [in_doubt(node, found, components) for node, found in doubts.items()]
    return Proposed(ActorQuestions(actors, lone.asked()), ambiguous)


class Named:
    """The names of a project that look alike, and one node for each of them."""

    def __init__(self, nodes: Sequence[Node], lone: Lone, likes: Likes, lookup: Lookup) -> None:
        """Look for them among some nodes and the plain names; of these, `fresh` nodes are made."""
        by_name: dict[str, Node] = {}
        for node in by_order(nodes):
            if node.home is None and node.name.is_named:
                by_name.setdefault(node.name.loose, node)
        known = [Spelt(*one.order, name, one.name.tokens) for name, one in by_name.items()]
        spelt = sorted([*known, *lone.spelt()])
        self.near = likes.among(spelt)
        ends = {at: spelt[at].loose for pair in self.near for at in (pair.one, pair.other)}
        self.fresh = nodes_of(lone.take(ends.values()), lookup)
        by_name |= {node.name.loose: node for node in self.fresh}
        self.nodes = {at: by_name[name] for at, name in ends.items()}
        """By the numbers that `near` has for them."""


def _settle(found: Iterable[Tie], components: Components, doubts: Doubts) -> None:
    """Join every form to those it leans on, unless they cannot all be one."""
    leaning: dict[Node, list[Tie]] = defaultdict(list)
    for tie in found:
        leaning[tie.one].append(tie)
    for node in sorted(leaning, key=lambda one: one.order):
        if node in doubts:
            continue
        fit = [tie for tie in leaning[node] if components.guard(node, tie.other) is None]
        fit.sort(key=lambda tie: tie.other.order)
        roots = {components.root(tie.other): tie.other for tie in fit}
        heads = list(roots)
        one_only = len(heads) > 1 and any(map(_is_one_only, fit))
        apart = one_only or any(
            components.guard(one, other)
            for at, one in enumerate(heads)
            for other in heads[at + 1 :]
        )
        if apart:
            doubts[node] = [(tie.other, tie.why) for tie in fit if tie.other in roots.values()]
            continue
        for tie in fit:
            components.join(node, tie.other, tie.why)


def _is_one_only(tie: Tie) -> bool:
    """Tell whether a reason leads to one actor or says nothing: two candidates are ambiguous."""
    longer = len(tie.other.name.tokens) > len(tie.one.name.tokens)
    return tie.why.match in {Match.ALIAS, Match.ACRONYM} or (
        tie.why.match is Match.END_OF_NAME and longer
    )


def _tier_one(group: list[Node], components: Components) -> ActorProposal | None:
    if len(group) == 1:
        only = group[0]
        if only.form.actor or only.form.count < 2 or only in only.cannot or only.name.is_pronoun:  # noqa: PLR2004  # two tags of one key
            return None
        return proposal(Tier.ONE, [only], {only: ONE_KEY}, LONE)
    ordered = sorted(group, key=rank)
    reasons = {node: _reasons(node, components) for node in ordered}
    strength = min(_STRENGTH[why.match] for found in reasons.values() for why in found[:1])
    return proposal(Tier.ONE, ordered, reasons, strength)


def _reasons(node: Node, components: Components) -> list[Why]:
    return list(dict.fromkeys(why for _, why in components.reasons.get(node, ())))
