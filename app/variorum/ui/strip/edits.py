"""What the analyst does to a draft, as pure functions: draft in, draft out.

A field the analyst sets or confirms leaves `inferred`; everything else stays as it was guessed.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    FigureDraft,
    PersonDraft,
    Pick,
    PropositionDraft,
    StanceDraft,
)
from variorum.model.vocabulary import ClaimType, LinkRole, Polarity

D = TypeVar("D", ActorDraft, ClaimDraft, StanceDraft, FigureDraft)
P = TypeVar("P", PersonDraft, PropositionDraft, ActorDraft, ClaimDraft, StanceDraft, FigureDraft)


def settled(item: P, *names: str) -> P:
    """Return `item` with these fields no longer guessed."""
    return replace(item, inferred=without(item.inferred, names))


def put(draft: D, name: str, value: object) -> D:
    """Return the draft with one field of its own set by the analyst."""
    changed: dict[str, Any] = {name: value}
    return settled(replace(draft, **changed), name)


def without(inferred: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """Return `inferred` less `names`."""
    gone = set(names)
    return tuple(name for name in inferred if name not in gone)


def same_pick(one: Pick, other: Pick) -> bool:
    """Tell whether two picks mean one record."""
    if one.id or other.id:
        return one.id == other.id
    return (one.kind, one.text.casefold()) == (other.kind, other.text.casefold())


# Claims ------------------------------------------------------------------------------------


def add_proposition(draft: ClaimDraft, pick: Pick) -> ClaimDraft:
    """Return the claim about one proposition more, with the polarity and type guessed for it."""
    if any(same_pick(each.pick, pick) for each in draft.propositions):
        return draft
    guessed = tuple(name for name in ("polarity", "type") if name in draft.inferred)
    added = PropositionDraft(pick, draft.polarity, draft.type, inferred=guessed)
    return replace(draft, propositions=(*draft.propositions, added))


def drop_proposition(draft: ClaimDraft, index: int) -> ClaimDraft:
    """Return the claim without one of its propositions."""
    kept = draft.propositions[:index] + draft.propositions[index + 1 :]
    return replace(draft, propositions=kept)


def set_polarity(draft: ClaimDraft, polarity: Polarity, index: int | None = None) -> ClaimDraft:
    """Return the claim with this polarity towards one proposition, or towards all of them."""
    draft = _each(draft, index, lambda each: settled(replace(each, polarity=polarity), "polarity"))
    return draft if index is not None else settled(replace(draft, polarity=polarity), "polarity")


def set_type(draft: ClaimDraft, kind: ClaimType, index: int | None = None) -> ClaimDraft:
    """Return the claim holding one proposition, or all, in this manner.

    A condition only stays with a conditional.
    """

    def changed(each: PropositionDraft) -> PropositionDraft:
        condition = each.condition if kind is ClaimType.CONDITIONAL else ""
        return settled(replace(each, type=kind, condition=condition), "type", "condition")

    draft = _each(draft, index, changed)
    return draft if index is not None else settled(replace(draft, type=kind), "type")


def set_condition(draft: ClaimDraft, text: str, index: int | None = None) -> ClaimDraft:
    """Return the claim with the "if" of one proposition, or of all."""
    return _each(draft, index, lambda each: settled(replace(each, condition=text), "condition"))


def confirm_propositions(draft: ClaimDraft, *names: str) -> ClaimDraft:
    """Return the claim with these fields of all its propositions confirmed."""
    draft = _each(draft, None, lambda each: settled(each, *names))
    return settled(draft, *names)


def _each(
    draft: ClaimDraft, index: int | None, change: Callable[[PropositionDraft], PropositionDraft]
) -> ClaimDraft:
    propositions = tuple(
        change(each) if index in (None, at) else each for at, each in enumerate(draft.propositions)
    )
    return replace(draft, propositions=propositions)


# Speakers and holders ----------------------------------------------------------------------


def add_person(
    people: tuple[PersonDraft, ...], pick: Pick, role: LinkRole, *, deeper: bool = False
) -> tuple[PersonDraft, ...]:
    """Return the chain with one voice more: jointly with the last, or quoted by the last.

    The innermost voices are the origin of a chain of speakers.
    """
    if any(same_pick(each.pick, pick) for each in people):
        return people
    last = max((each.position for each in people), default=0)
    position = last + 1 if people and deeper else last
    speaks = role is LinkRole.SPEAKER
    if speaks and position > last:
        people = tuple(settled(replace(each, origin=False), "origin") for each in people)
    return (*people, PersonDraft(pick, role, position, origin=speaks))


def drop_person(people: tuple[PersonDraft, ...], index: int) -> tuple[PersonDraft, ...]:
    """Return the chain without one voice; if no origin is left, the innermost voices are it."""
    kept = people[:index] + people[index + 1 :]
    if not kept or any(each.origin for each in kept) or kept[0].role is not LinkRole.SPEAKER:
        return kept
    last = max(each.position for each in kept)
    return tuple(replace(each, origin=each.position == last) for each in kept)


def toggle_origin(people: tuple[PersonDraft, ...], index: int) -> tuple[PersonDraft, ...]:
    """Return the chain with one speaker made an origin, or no longer."""
    changed = settled(replace(people[index], origin=not people[index].origin), "origin")
    return (*people[:index], changed, *people[index + 1 :])


def toggle_interested(people: tuple[PersonDraft, ...], index: int) -> tuple[PersonDraft, ...]:
    """Return the chain with one relay marked as having a stake in it, or no longer."""
    was = people[index]
    changed = settled(replace(was, interested=not was.interested), "interested")
    return (*people[:index], changed, *people[index + 1 :])


def toggle_joint(people: tuple[PersonDraft, ...], index: int) -> tuple[PersonDraft, ...]:
    """Return the chain with one voice, not the first, joint with the one before or quoted by it.

    Those after it keep their distance to it.
    """
    joint = people[index].position == people[index - 1].position
    step = 1 if joint else people[index - 1].position - people[index].position
    moved = tuple(
        settled(replace(each, position=each.position + step), "position") for each in people[index:]
    )
    return people[:index] + moved


def confirm_people(people: tuple[PersonDraft, ...]) -> tuple[PersonDraft, ...]:
    """Return the chain with nothing guessed about it."""
    return tuple(replace(each, inferred=()) for each in people)


# All ---------------------------------------------------------------------------------------


def confirm_shown(draft: D, *names: str) -> D:
    """Return the draft with the guesses on screen accepted.

    These are `names` of its own fields, and its propositions, speakers or holders, which the
    strips always show whole.
    """
    draft = settled(draft, *names)
    if isinstance(draft, ClaimDraft):
        return replace(
            draft,
            propositions=tuple(replace(each, inferred=()) for each in draft.propositions),
            speakers=confirm_people(draft.speakers),
        )
    if isinstance(draft, StanceDraft):
        return replace(draft, holders=confirm_people(draft.holders))
    if isinstance(draft, FigureDraft):
        return replace(draft, speakers=confirm_people(draft.speakers))
    return draft
