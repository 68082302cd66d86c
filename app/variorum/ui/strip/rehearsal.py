"""Asks in a strip nobody sees, so that fonts, icons and places are ready when somebody waits."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from variorum.model.drafts import (
    ActorDraft,
    ClaimDraft,
    Draft,
    FigureDraft,
    PersonDraft,
    Pick,
    PropositionDraft,
    StanceDraft,
)
from variorum.model.ids import Id
from variorum.model.vocabulary import Attitude, Comparator, LinkRole, TagKind
from variorum.ui.panel.candidates import KIND_LOOKS, PickView
from variorum.ui.strip.base import Strip

_WORDS = "Aa"
_ACTOR = Pick("actor", _WORDS, Id("a"))
_GUESSED = PersonDraft(_ACTOR, origin=True, inferred=("actor",))
_HOLDER = PersonDraft(_ACTOR, LinkRole.HOLDER, inferred=("actor",))
_ABOUT = PropositionDraft(Pick("proposition", _WORDS), inferred=("polarity", "type"))

_DRAFTS: dict[TagKind, Draft] = {
    TagKind.ACTOR: ActorDraft(0, 2, (_ACTOR,), inferred=("actor",)),
    TagKind.CLAIM: ClaimDraft(0, 2, (_ABOUT,), speakers=(_GUESSED,), inferred=("quotation",)),
    TagKind.STANCE: StanceDraft(0, 2, Attitude.OPPOSES, 2, (_HOLDER,), _ACTOR, ("attitude",)),
    TagKind.FIGURE: FigureDraft(
        0, 2, Comparator.BETWEEN, Decimal(1), Decimal(2), quantity=Pick("quantity", _WORDS)
    ),
}


def rehearse(kind: TagKind, strip: Strip[Any]) -> None:
    """Ask for a made-up tag in a strip that is closed; the next that is asked for replaces it."""
    strip.asking(_DRAFTS[kind], _WORDS, _offered, _WORDS)
    strip.adjustSize()


def _offered(role: LinkRole, text: str) -> Sequence[PickView]:
    del role, text
    return [PickView(Pick(kind, _WORDS, Id(kind)), _WORDS) for kind in KIND_LOOKS]
