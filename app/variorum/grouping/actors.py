"""Proposals of which forms of names are one actor: two tiers, guards, and what is ambiguous."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from variorum.grouping import ties
from variorum.grouping.components import Components
from variorum.grouping.forms import FormSeen, Lookup
from variorum.grouping.guards import Node, guard, joint
from variorum.grouping.nodes import nodes_of, set_apart
from variorum.grouping.pairs import Alike, alike
from variorum.grouping.splitting import prepared
from variorum.grouping.surnames import Doubts, bearers, settle
from variorum.grouping.ties import Tie
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import ActorProposal, Form, Match, Tier, Why

_GROUP = 6
"""Components that a proposal of the second tier joins at most: more are no question any more."""

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
_SURE = 95


@dataclass(slots=True)
class Proposed:
    """What is proposed of actors."""

    actors: list[ActorProposal] = field(default_factory=list)
    ambiguous: list[ActorProposal] = field(default_factory=list)


def propose_actors(
    forms: Iterable[FormSeen],
    catalogue: Catalogue,
    lookup: Lookup,
    held: Mapping[Id, Id] | None = None,
) -> Proposed:
    """Return the proposals for the forms of a project, whatever order they come in.

    `lookup` asks the shipped table; `held` has the actors of tags that constraints name.
    """
    nodes = nodes_of(forms, lookup)
    set_apart(nodes, catalogue, held or {})
    known = bearers(nodes)
    ready = prepared(nodes, known, lookup)
    nodes, doubts = sorted(ready.nodes, key=lambda node: node.order), ready.doubts
    components = Components(nodes)
    named = _distinct(nodes)
    near = list(alike([node.name for node in named]))
    surnames = frozenset(known)
    first = (*ready.ties, *ties.by_key(nodes, surnames), *ties.by_table(nodes))
    _settle(first, components, doubts)
    typos = list(ties.by_typo(named, near))
    bare = [tie for tie in typos if tie.one.name.is_bare]
    whole = [tie for tie in typos if not tie.one.name.is_bare]
    _settle((*ties.by_end(nodes), *whole, *ties.by_acronym(nodes)), components, doubts)
    settle(nodes, known, components, doubts)
    _settle(
        (tie for tie in bare if tie.one in components and tie.other in components),
        components,
        doubts,
    )
    groups = (group for group in components.all() if not doubts.keys() & set(group[:1]))
    actors = [one for group in groups if (one := _tier_one(group, components))]
    actors += _tier_two(named, near, components, doubts)
    return Proposed(actors, [_in_doubt(node, found, components) for node, found in doubts.items()])


def _distinct(nodes: Sequence[Node]) -> list[Node]:
    """Return one node for each name that may be like another."""
    found: dict[str, Node] = {}
    for node in nodes:
        if node.home is None and node.name.is_named:
            found.setdefault(node.name.loose, node)
    return list(found.values())


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
        return _proposal(Tier.ONE, [only], {only: [Why(Match.SAME_KEY)]}, 5)
    ordered = sorted(group, key=_rank)
    reasons = {node: _reasons(node, components) for node in ordered}
    strength = min(_STRENGTH[why.match] for found in reasons.values() for why in found[:1])
    return _proposal(Tier.ONE, ordered, reasons, strength)


def _reasons(node: Node, components: Components) -> list[Why]:
    return list(dict.fromkeys(why for _, why in components.reasons.get(node, ())))


def _rank(node: Node) -> tuple[object, ...]:
    """Order forms as names to go by: whole before bare, without title, known, most used."""
    name = node.name
    return (
        node.home is not None,
        name.is_bare or name.is_acronym,
        node.form.actor is None,
        bool(node.entries) and name.key not in {entry.casefold() for entry in node.entries},
        name.core != name.tokens,
        -node.form.count,
        node.order,
    )


def _proposal(
    tier: Tier, ordered: Sequence[Node], reasons: dict[Node, list[Why]], strength: int
) -> ActorProposal:
    ticked = tier is Tier.ONE
    forms = tuple(_form(node, tuple(reasons.get(node, ())), ticked=ticked) for node in ordered)
    return ActorProposal(_key(ordered), tier, _name(ordered), forms, strength)


def _name(ordered: Sequence[Node]) -> str:
    """Return the name to go by: the first form's, or the table's where no actor has one yet."""
    first = ordered[0]
    entries = {entry for node in ordered for entry in node.entries}
    if len(entries) == 1 and not any(node.form.actor for node in ordered):
        return entries.pop()
    return first.name.called


def _form(node: Node, why: tuple[Why, ...], *, ticked: bool) -> Form:
    form = node.form
    return Form(
        text=form.text,
        actor=form.actor,
        kind=node.kind,
        articles=tuple(dict.fromkeys(form.articles)),
        count=form.count,
        sample=form.sample,
        tags=form.ids(),
        ticked=ticked,
        why=why,
    )


def _key(nodes: Sequence[Node]) -> str:
    spelt = "\n".join(sorted(node.identity for node in nodes))
    return blake2b(spelt.encode(), digest_size=12).hexdigest()


def _tier_two(
    named: Sequence[Node], near: Sequence[Alike], components: Components, doubts: Doubts
) -> list[ActorProposal]:
    """Return the proposals of the second tier, each form standing for its component."""
    groups: dict[Node, list[Node]] = {}
    reasons: dict[Node, list[Why]] = defaultdict(list)
    best: dict[Node, float] = {}
    for pair in sorted(near, key=lambda one: (-one.score, one.one, one.other)):
        first, second = named[pair.one], named[pair.other]
        if {first, second} & doubts.keys() or not (first in components and second in components):
            continue
        one, other = components.root(first), components.root(second)
        ones, others = groups.get(one, [one]), groups.get(other, [other])
        if one is other or guard(first, second) or _says_little(first, second):
            continue
        if ones is not others:
            if len(ones) + len(others) > _GROUP or joint(
                (node for root in ones for node in components.members(root)),
                (node for root in others for node in components.members(root)),
            ):
                continue
            whole = [*ones, *others]
            for root in whole:
                groups[root] = whole
        match = Match.RARE_TOKEN if pair.token else Match.SIMILAR
        why = Why(match, pair.token or str(round(pair.score)))
        reasons[one].append(why)
        reasons[other].append(why)
        for root in (one, other):
            best[root] = max(best.get(root, 0), pair.score)
    distinct = {id(whole): whole for whole in groups.values()}.values()
    return [_second(whole, components, reasons, best) for whole in distinct]


def _says_little(one: Node, other: Node) -> bool:
    """Tell whether a name merely stands inside the other, and in another article or as a place."""
    short, long = sorted((one, other), key=lambda node: len(node.name.tokens))
    if not set(short.name.tokens) < set(long.name.tokens):
        return False
    starts = long.name.tokens[: len(short.name.tokens)] == short.name.tokens
    whole = starts and len(short.name.tokens) > 1
    return whole or bool(short.entries) or not (short.articles & long.articles)


def _second(
    roots: list[Node],
    components: Components,
    reasons: dict[Node, list[Why]],
    best: dict[Node, float],
) -> ActorProposal:
    heads = {min(components.members(root), key=_rank): root for root in roots}
    ordered = sorted(heads, key=_rank)
    why = {head: list(dict.fromkeys(reasons[root])) for head, root in heads.items()}
    sure = min(best[root] for root in roots) >= _SURE
    return _proposal(Tier.TWO, ordered, why, 3 if sure else 2)


def _in_doubt(
    node: Node, found: Sequence[tuple[Node, Why]], components: Components
) -> ActorProposal:
    whys = {min(components.members(one), key=_rank): why for one, why in found}
    ordered = [node, *whys]
    forms = (
        _form(node, (), ticked=False),
        *(_form(head, (why,), ticked=False) for head, why in whys.items()),
    )
    return ActorProposal(_key(ordered), Tier.AMBIGUOUS, node.form.text, forms, 2)
