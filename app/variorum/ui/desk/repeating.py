"""Repeating the last tag: its kind and its links on other words."""

from collections.abc import Callable
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    Draft,
    FigureDraft,
    PersonDraft,
    Pick,
    StanceDraft,
)
from variorum.model.ids import Id
from variorum.model.records import Actor, Outlet, Proposition, Quantity, Topic

_NAMED: dict[str, Callable[[Catalogue], dict[Id, str]]] = {
    "actor": lambda held: {key: one.name for key, one in held.all(Actor).items()},
    "outlet": lambda held: {key: one.name for key, one in held.all(Outlet).items()},
    "topic": lambda held: {key: one.name for key, one in held.all(Topic).items()},
    "proposition": lambda held: {key: one.text for key, one in held.all(Proposition).items()},
    "quantity": lambda held: {key: one.name for key, one in held.all(Quantity).items()},
}
"""The names of all records of a kind, oldest first."""


def repeated(last: Draft, fresh: Draft, catalogue: Catalogue) -> Draft:
    """Return `fresh`, the draft of other words, with what `last` was linked to.

    Links carried over are guesses until they are confirmed on screen, but for the actor of a
    name: there the key itself says who it is. Records made with `last` are found by their names.
    """

    def known(pick: Pick) -> Pick:
        return _known(pick, catalogue)

    if isinstance(last, ActorDraft) and isinstance(fresh, ActorDraft):
        marks = tuple(name for name in fresh.inferred if name != "actor")
        return replace(fresh, picks=tuple(map(known, last.picks)), inferred=marks)
    if isinstance(last, ClaimDraft) and isinstance(fresh, ClaimDraft):
        propositions = tuple(
            replace(
                one,
                pick=known(one.pick),
                polarity=fresh.polarity,
                type=fresh.type,
                inferred=("proposition", "polarity", "type"),
            )
            for one in last.propositions
        )
        speakers = _people(last.speakers, catalogue)
        return replace(fresh, propositions=propositions, speakers=speakers, voice=last.voice)
    if isinstance(last, StanceDraft) and isinstance(fresh, StanceDraft):
        target = known(last.target) if last.target else None
        holders = _people(last.holders, catalogue)
        marks = (*fresh.inferred, "target") if target else fresh.inferred
        return replace(fresh, target=target, holders=holders, inferred=marks)
    if isinstance(last, FigureDraft) and isinstance(fresh, FigureDraft):
        quantity = known(last.quantity) if last.quantity else None
        speakers = _people(last.speakers, catalogue)
        marks = (*fresh.inferred, "quantity") if quantity else fresh.inferred
        return replace(fresh, quantity=quantity, speakers=speakers, inferred=marks)
    return fresh


def _people(people: tuple[PersonDraft, ...], catalogue: Catalogue) -> tuple[PersonDraft, ...]:
    """Return speakers or holders as guesses that stand nowhere in the new sentence."""
    return tuple(
        replace(
            one,
            pick=_known(one.pick, catalogue),
            start=None,
            end=None,
            inferred=tuple(dict.fromkeys((*one.inferred, one.pick.kind))),
        )
        for one in people
    )


def _known(pick: Pick, catalogue: Catalogue) -> Pick:
    """Return a pick with the id its record has now, without one if it is gone."""
    known = _NAMED[pick.kind](catalogue)
    name = " ".join(pick.text.split())
    if pick.id in known:
        return pick
    found = [key for key, text in known.items() if text == name]
    return replace(pick, id=found[-1] if found else None)
