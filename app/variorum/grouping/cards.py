"""Proposals as cards: which form comes first, what all are called, under what key it is known."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from variorum.grouping.components import Components
from variorum.grouping.guards import EVERYWHERE, Node
from variorum.grouping.mentions import Said
from variorum.grouping.words import TITLES
from variorum.model.packed import AskedIds
from variorum.model.proposal import ActorProposal, Form, Match, Tier, Why
from variorum.model.vocabulary import ActorKind

ONE_KEY = (Why(Match.SAME_KEY),)
LONE = 5
"""How sure it is that tags of one key are one actor."""


def rank(node: Node) -> tuple[object, ...]:
    """Order forms as names to go by: whole before bare, without title, known, in use, most used."""
    name = node.name
    return (
        node.home is not None or name.tokens[-1] in TITLES,
        name.is_bare or name.is_acronym,
        node.form.actor is None,
        not node.form.count,
        bool(node.entries) and name.key not in {entry.casefold() for entry in node.entries},
        name.core != name.tokens,
        -node.form.count,
        node.order,
    )


def head(nodes: Sequence[Node]) -> Node:
    """Return the form to name some forms by."""
    return nodes[0] if len(nodes) == 1 else min(nodes, key=rank)


def proposal(
    tier: Tier, ordered: Sequence[Node], reasons: Mapping[Node, Sequence[Why]], strength: int
) -> ActorProposal:
    """Return the card that asks whether some forms are one; those of the first tier are ticked."""
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
        articles=form.standing(),
        count=form.count,
        linked_sample=form.linked_sample,
        tags=form.ids(),
        ticked=ticked,
        why=why,
    )


def _key(nodes: Sequence[Node]) -> str:
    return _digest("\n".join(sorted([node.identity for node in nodes])))


def _digest(spelt: str) -> str:
    return blake2b(spelt.encode(), digest_size=12).hexdigest()


def lone(said: Said, gain: float) -> ActorProposal:
    """Return the card of a plain name that is tied to no other.

    It asks whether its tags are one actor, as `proposal` does for a node.
    """
    form = Form(
        text=said.spelling,
        actor=None,
        kind=ActorKind.UNKNOWN,
        articles=AskedIds(said.standing),
        count=len(said),
        tags=said,
        ticked=True,
        why=ONE_KEY,
    )
    return ActorProposal(lone_key(said), Tier.ONE, form.text, (form,), LONE, gain)


def lone_key(said: Said) -> str:
    """Return the key of such a card."""
    return _digest(said.spelling.lower() + EVERYWHERE)


def in_doubt(
    node: Node, found: Sequence[tuple[Node, Why]], components: Components
) -> ActorProposal:
    """Return the card that shows whom a form may mean, and chooses nothing."""
    whys = {head(components.members(one)): why for one, why in found}
    ordered = [node, *whys]
    forms = (
        _form(node, (), ticked=False),
        *(_form(node, (why,), ticked=False) for node, why in whys.items()),
    )
    return ActorProposal(_key(ordered), Tier.AMBIGUOUS, node.form.text, forms, 2)
