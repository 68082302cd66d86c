"""A place where an actor's name stands, before it is decided which of them are proposed."""

from dataclasses import dataclass

from variorum.model.drafts import ActorDraft, Pick
from variorum.model.records import Actor
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.vocabulary import ActorRole, TagKind
from variorum.suggest.people import is_person, surname
from variorum.suggest.phrases import surface

_OF_ROLE = {ActorRole.PLACE: "place", ActorRole.PART_OF_NAME: "part_of_name"}
_GUESSED = ("actor", "role")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a name stands.

    `pick` is None where the analyst must choose among several; `hidden`: a longer name of nobody,
    which hides the others.
    """

    start: int
    end: int
    hint: Hint
    pick: Pick | None
    role: ActorRole = ActorRole.ACTOR
    doubt: str = ""
    hidden: bool = False

    def suggestion(self, text: str) -> Suggestion:
        """Return what the analyst is offered."""
        picks = (self.pick,) if self.pick else ()
        draft = ActorDraft(self.start, self.end, picks, self.role, inferred=_GUESSED)
        return Suggestion(
            TagKind.ACTOR,
            self.start,
            self.end,
            text[self.start : self.end],
            self.hint,
            draft,
            2 if self.doubt else 1,
            self.doubt,
        )


def doubt_of(role: ActorRole) -> str:
    """Return the doubt that comes with a role."""
    return _OF_ROLE.get(role, "")


def pick_of(actor: Actor) -> Pick:
    """Return the pick of a known actor."""
    return Pick("actor", actor.name, actor.id, actor.kind)


def is_bare(quote: str, actor: Actor) -> bool:
    """Tell whether a quote is no more than the surname of a person."""
    return is_person(actor) and surface(quote) == surname(actor.name)


def flat(name: str) -> str:
    """Return a name on one line."""
    return " ".join(name.split())
