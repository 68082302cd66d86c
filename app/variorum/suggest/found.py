"""What other rooms read in a text and hand in: names of people, figures, claims, stances."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.drafts import ClaimDraft, FigureDraft, StanceDraft
from variorum.suggest.bodies import Body
from variorum.suggest.nlp import Mention
from variorum.text.spans import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What can be read in a text whoever is known; spans in text order.

    `people` are names of persons that nobody need have tagged before; `runs` all capitalised
    runs; `bodies` organisations by the strings that name them; `heard` single words that speak and
    may be anybody; `mentions` what a language model found. The drafts name people as they are
    written, without ids.
    """

    people: Sequence[Span] = ()
    runs: Sequence[Span] = ()
    figures: Sequence[FigureDraft] = ()
    claims: Sequence[ClaimDraft] = ()
    stances: Sequence[StanceDraft] = ()
    bodies: Mapping[str, Body] = field(default_factory=dict)
    heard: Sequence[Span] = ()
    mentions: Sequence[Mention] = ()


Reader = Callable[[str], Reading]
