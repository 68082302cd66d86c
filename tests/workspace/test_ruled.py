"""What was ruled beside the computed, gathered by proposition and by pair."""

from variorum.model.catalogue import Catalogue
from variorum.model.changes import created
from variorum.model.ids import Id
from variorum.model.records import Annotator, Project, Proposition, Record
from variorum.model.summary import PropositionRow, Summary
from variorum.model.verdict import Status, Verdict
from variorum.model.vocabulary import Confidence, DecisionKind, Likelihood, RelationKind
from variorum.workspace import ruling

WHEN = "2024-01-01T00:00:00.000Z"
PACT, ADA, BO = Id("pact"), Id("ada"), Id("bo")


def catalogue() -> Catalogue:
    """Return a project with a proposition and two analysts."""
    found = Catalogue()
    records: list[Record] = [
        Project(id=Id("project"), created=WHEN, title="P"),
        Annotator(id=ADA, created=WHEN, name="Ada"),
        Annotator(id=BO, created=WHEN, name="Bo"),
        Proposition(id=PACT, created=WHEN, text="The pact"),
    ]
    found.apply([change for record in records for change in created(record)])
    return found


def test_marks_assessments_and_pairs_bear_who_said_them() -> None:
    found = catalogue()
    for act in (
        ruling.assess(found, PACT, ADA, likelihood=Likelihood.LIKELY, confidence=Confidence.LOW),
        ruling.review(found, PACT, DecisionKind.QUERIED, BO, "who?"),
        ruling.overrule(found, PACT, "agreed", ADA, "a formality"),
        ruling.relate(found, "tag", Id("t1"), Id("t2"), RelationKind.CONFLICT, BO, "plainly"),
        ruling.relate(found, "article", Id("a"), Id("b"), RelationKind.CONFLICT, BO),
    ):
        found.apply(act.changes)
    ruled = ruling.ruled(found, ADA)
    judged = ruled.judged[PACT]
    assert [(mark.who, mark.kind, mark.comment, mark.mine) for mark in judged.marks] == [
        ("Bo", DecisionKind.QUERIED, "who?", False),
        ("Ada", DecisionKind.OVERRULE, "a formality", True),
    ]
    assert judged.mine is not None
    assert judged.mine.likelihood is Likelihood.LIKELY
    assert ruling.ruled(found, BO).judged[PACT].mine is None
    assert list(ruled.pairs) == [frozenset((Id("t1"), Id("t2")))], "articles are no statements"
    (pair,) = ruled.pairs.values()
    assert (pair.kind, pair.reason, pair.who) == (RelationKind.CONFLICT, "plainly", "Bo")


def test_with_nothing_ruled_there_is_nothing() -> None:
    ruled = ruling.ruled(catalogue(), None)
    assert not ruled.judged
    assert not ruled.pairs


def summary_of(*found: tuple[str, Status, int]) -> Summary:
    """Return a summary of propositions with their status and support."""
    rows = tuple(
        PropositionRow(
            Proposition(id=Id(text), created=WHEN, text=text),
            Verdict(Id(text), status, support=support),
            (),
        )
        for text, status, support in found
    )
    return Summary("P", (), (), (), rows, (), (), ())


def test_what_moved_between_two_summaries_changed_statuses_first() -> None:
    before = summary_of(
        ("arms", Status.AGREED, 2), ("pact", Status.SINGLE_ORIGIN, 1), ("troops", Status.DENIED, 0)
    )
    after = summary_of(
        ("arms", Status.AGREED, 3), ("pact", Status.AGREED, 2), ("talks", Status.WITHHELD, 0)
    )
    told = [
        (move.text, move.before, move.after, move.support) for move in ruling.moved(before, after)
    ]
    assert told == [
        ("pact", Status.SINGLE_ORIGIN, Status.AGREED, (1, 2)),
        ("talks", None, Status.WITHHELD, (0, 0)),
        ("troops", Status.DENIED, None, (0, 0)),
        ("arms", Status.AGREED, Status.AGREED, (2, 3)),
    ]
    assert ruling.moved(after, after) == ()
