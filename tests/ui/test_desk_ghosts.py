"""What is said of a suggestion before it is accepted: all that accepting it confirms."""

import pytest

from variorum.model.drafts import ActorDraft, Pick
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.vocabulary import ActorRole, TagKind
from variorum.ui.desk.ghosts import said


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (ActorRole.ACTOR, "Quillham"),
        (ActorRole.AFFILIATION, "Quillham (affiliation)"),
        (ActorRole.PLACE, "Quillham (place)"),
    ],
)
def test_a_role_that_is_not_plain_is_said(role: ActorRole, words: str) -> None:
    draft = ActorDraft(0, 8, (Pick("actor", "Quillham"),), role, inferred=("actor", "role"))
    assert said(Suggestion(TagKind.ACTOR, 0, 8, "Quillham", Hint.TABLE, draft)) == words
