"""What follows from an answer, in words: the first sentence, the statuses, the figures."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from variorum.model.figure_pairs import ends
from variorum.model.ids import Id
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    FigureProposal,
    Form,
    IndependenceProposal,
    PassageProposal,
    Proposal,
)
from variorum.model.records import Article
from variorum.model.verdict import FigureHeard, FigurePair, QuantityVerdict
from variorum.model.view import FiguresMove, Move, Supposition
from variorum.model.vocabulary import ClaimType
from variorum.shell import figure_phrases, proposal_phrases, ruling_phrases
from variorum.shell.wording import named
from variorum.ui.desk.questions import Known, ticked_forms
from variorum.ui.panel.words import name_of
from variorum.ui.reconcile.values import Effect, Given, Measured, Moved
from variorum.ui.reconcile.words import tr
from variorum.ui.summary.figure_values import spoken
from variorum.ui.summary.words import phrases

_MOVES = 6
_FIGURES = 2
_RELATIONS = 4
_OF_FACT = frozenset({ClaimType.FACT, ClaimType.ASSESSMENT})


def title_of(proposal: Proposal, given: Given) -> str:
    """Return what stands over what would follow."""
    if isinstance(proposal, IndependenceProposal):
        return tr("If they are independent")
    if isinstance(proposal, ClaimProposal) and len(given.ticked) == 1:
        return tr("If you link it to number %n", given.ticked[0] + 1)
    return tr(proposal_phrases.IF_YOU_ACCEPT)


def effect(proposal: Proposal, given: Given, known: Known, found: Supposition) -> Effect:
    """Return what follows from accepting, in words, status by status and figure by figure."""
    words = [_first(proposal, given, known), moves_words(found)]
    figures = measured(found.figures, known)
    return Effect(
        title_of(proposal, given),
        " ".join(part for part in words if part),
        moved(found.moves),
        max(0, len(found.moves) - _MOVES),
        figures,
    )


def plain_effect(found: Supposition, known: Known) -> Effect:
    """Return what follows from an act that no card asks about."""
    return Effect(
        tr(proposal_phrases.IF_YOU_ACCEPT),
        moves_words(found),
        moved(found.moves),
        max(0, len(found.moves) - _MOVES),
        measured(found.figures, known),
    )


def moves_words(found: Supposition) -> str:
    """Return how many statuses change, and that undo takes it back."""
    changed = sum(not move.stays for move in found.moves)
    back = tr("Undo brings all of it back.")
    if changed:
        count = tr("1 status changes.") if changed == 1 else tr("%n statuses change.", changed)
        return f"{count} {back}"
    if any(move.resigned for move in found.moves):
        return f"{tr('No status changes, but what stands beside one does.')} {back}"
    if found.moves:
        return f"{tr('No status changes, but who is counted does.')} {back}"
    return f"{tr('No status changes.')} {back}"


def moved(found: Sequence[Move]) -> tuple[Moved, ...]:
    """Return the first moves in words; a loss of support is told where the status stays."""
    return tuple(
        Moved(
            move.proposition,
            move.text,
            move.before,
            move.after,
            *_labels(move),
            _note(move),
        )
        for move in found[:_MOVES]
    )


def measured(found: Iterable[FiguresMove], known: Known) -> tuple[Measured, ...]:
    """Return the quantities as their figures would stand, with the relations that are new."""
    standing = ((move, move.after) for move in found if move.after and move.after.figures)
    return tuple(
        _measured(move, after, known.catalogue.all(Article))
        for move, after in islice(standing, _FIGURES)
    )


def _measured(
    move: FiguresMove, after: QuantityVerdict, articles: Mapping[Id, Article]
) -> Measured:
    heard = {figure.tag: figure for figure in after.figures}
    known = set(ends(move.before.pairs)) if move.before else set()
    new = [
        place
        for place, both in enumerate(ends(after.pairs))
        if both not in known and both[0] in heard and both[1] in heard
    ]
    at = {figure.article for figure in after.figures}
    labels = {one: articles[one].label for one in at if one in articles}
    told = tuple(_related(after.pairs[place], heard) for place in new[:_RELATIONS])
    return Measured(
        move.name,
        figure_phrases.conclusion(after, phrases),
        after,
        labels,
        " ".join(f"{words}." for words in (spoken(after, move.name, labels), *told)),
        told,
        max(0, len(new) - _RELATIONS),
    )


def _related(pair: FigurePair, heard: Mapping[Id, FigureHeard]) -> str:
    """Return how two figures are compared, in words, as "one, other: relation"."""
    return tr("{one} and {other}: {relation}").format(
        one=figure_phrases.figure(heard[pair.one], phrases),
        other=figure_phrases.figure(heard[pair.other], phrases),
        relation=figure_phrases.pair(pair, heard, phrases),
    )


def _first(proposal: Proposal, given: Given, known: Known) -> str:
    """Return the sentence that says what the answer itself does."""
    if isinstance(proposal, ActorProposal):
        forms = [proposal.forms[place] for place in ticked_forms(proposal, given)]
        return _of_actors(forms, given, known)
    if isinstance(proposal, ClaimProposal):
        return _of_claim(given)
    if isinstance(proposal, FigureProposal):
        return tr("%n members measure one quantity and are compared.", len(given.ticked))
    if isinstance(proposal, CopyProposal):
        return tr("The two count as one document: what both say is one report.")
    if isinstance(proposal, PassageProposal):
        return tr("What the two claims say counts as one origin; other claims stay as they are.")
    return tr("Agreement of the two then counts as corroboration.")


def _of_actors(forms: Sequence[Form], given: Given, known: Known) -> str:
    tags = sum(form.count for form in forms)
    letters = known.letters({article for form in forms for article in form.articles})
    parent = given.parent or next((one for form in forms if (one := known.parent(form.actor))), "")
    words = tr("1 tag") if tags == 1 else tr("%n tags", tags)
    parts = {"tags": words, "letters": _letters(letters), "parent": named(parent, phrases)}
    if parent:
        return tr("{tags} in {letters} point to one actor, who speaks for {parent}.").format(
            **parts
        )
    return tr("{tags} in {letters} point to one actor.").format(**parts)


def _letters(letters: Sequence[str]) -> str:
    few = 5
    if len(letters) > few:
        return tr("%n articles", len(letters))
    if len(letters) > 1:
        return tr("{some} and {last}").format(some=", ".join(letters[:-1]), last=letters[-1])
    return "".join(letters)


def _of_claim(given: Given) -> str:
    manner = ClaimType(given.type) if given.type else ClaimType.FACT
    if manner in _OF_FACT:
        return ""
    return tr(
        "{manner}: it counts towards a forecast or a view; on a factual proposition it stands"
        " under “not counted”."
    ).format(manner=name_of(manner))


def _note(move: Move) -> str:
    """Return how support and denial move, where the statuses do not say it."""
    before, after = move.support
    if before != after and move.stays:
        return tr("support {before} to {after}").format(before=before, after=after)
    before, after = move.denial
    if before != after and move.stays:
        return tr("denial {before} to {after}").format(before=before, after=after)
    return ""


def _labels(move: Move) -> tuple[str, str]:
    """Return the status before and after, with the signs that move; empty where it is nowhere."""
    before, after = ruling_phrases.both_sides(move, phrases)
    return before if move.before else "", after if move.after else ""
