"""Tags the program proposes and the analyst has not answered yet. Never stored."""

from dataclasses import dataclass
from enum import StrEnum

from variorum.model.drafts import Draft
from variorum.model.vocabulary import TagKind


class Hint(StrEnum):
    """What a suggestion rests on."""

    OWN = "own"
    TABLE = "table"
    FIGURE = "figure"
    CUE = "cue"
    NLP = "nlp"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A tag proposed at [start, end). `draft` is what accepting it would create.

    `tier` 1 may be accepted at a glance, 2 wants a closer look (`doubt` says why: ambiguous,
    place, surname, part_of_name, language_model; empty for tier 1).
    """

    kind: TagKind
    start: int
    end: int
    quote: str
    hint: Hint
    draft: Draft
    tier: int = 1
    doubt: str = ""

    @property
    def key(self) -> tuple[TagKind, int, int]:
        """What identifies it in its article."""
        return self.kind, self.start, self.end
