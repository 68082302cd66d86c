"""What suggesting asks of the file: tagged strings, and how often acts stand."""

from typing import TYPE_CHECKING

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id
from variorum.model.journal import Step
from variorum.model.records import Actor
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store import pieces

if TYPE_CHECKING:
    from conftest import Trial


def test_strings_are_those_of_standing_linked_actor_tags(trial: "Trial") -> None:
    make, text = trial.make, trial.version
    anna = Actor(**make.signed(), name="Anna")
    twice = [make.tag(text, 0, 5, TagKind.ACTOR) for _ in range(2)]
    rejected = make.tag(text, 9, 14, TagKind.ACTOR, rejected=True)
    claim = make.tag(text, 0, 14)
    bare = make.tag(text, 6, 8, TagKind.ACTOR)
    links = [make.link(tag, LinkRole.ACTOR, actor=anna.id) for tag in (*twice, rejected)]
    links.append(make.link(claim, LinkRole.SPEAKER, actor=anna.id))
    trial.do(anna, *twice, rejected, claim, bare, *links)
    assert _strings(trial) == [(twice[0].quote, anna.id, 1)] * 2


def test_in_pieces_is_what_there_was_when_reading_began(
    trial: "Trial", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_TAGS", 2)
    make, text = trial.make, trial.version
    anna = Actor(**make.signed(), name="Anna")
    tags = [make.tag(text, at, at + 2, TagKind.ACTOR) for at in range(5)]
    trial.do(anna, *tags, *(make.link(tag, LinkRole.ACTOR, actor=anna.id) for tag in tags))
    start = trial.store.no_tags_yet()
    late = make.tag(text, 0, 9, TagKind.ACTOR)
    trial.do(late, make.link(late, LinkRole.ACTOR, actor=anna.id))
    found = []
    while not start.is_last:
        start = trial.store.tags_behind(start)
        found.append([quote for quote, _, _ in trial.store.actor_strings(start)])
    quotes = [tag.quote for tag in tags]
    assert found == [quotes[:2], quotes[2:4], quotes[4:]]


def _strings(trial: "Trial") -> list[tuple[str, Id, int]]:
    return trial.store.actor_strings(trial.store.tags_behind(trial.store.no_tags_yet()))


def test_acts_stand_until_undone(trial: "Trial") -> None:
    for params in ((("kind", "actor"),), (("kind", "actor"),), (("kind", "claim"),)):
        record = trial.make.proposition()
        trial.store.commit(ChangeSet("suggest.accept", created(record), params), trial.me)
    actor = Step("suggest.accept", (("kind", "actor"),))
    claim = Step("suggest.accept", (("kind", "claim"),))
    assert trial.store.standing_acts(("suggest.accept",)) == {actor: 2, claim: 1}
    trial.store.undo(trial.me)
    assert trial.store.standing_acts(("suggest.accept", "import")) == {
        actor: 2,
        Step("import", ()): 1,
    }
    trial.store.redo(trial.me)
    assert trial.store.standing_acts(("suggest.accept",)) == {actor: 2, claim: 1}
