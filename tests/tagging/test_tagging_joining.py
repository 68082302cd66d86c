"""Merging, parting and splitting of actors, propositions and quantities: one act each."""

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.drafts import Pick
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import (
    Actor,
    Constraint,
    Decision,
    Project,
    Proposition,
    Quantity,
    Record,
)
from variorum.model.resolve import merged
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import (
    ActorKind,
    ConstraintKind,
    DecisionKind,
    LinkRole,
    PropositionKind,
    TagKind,
)
from variorum.tagging.joining import Kind, merge_records, split_off, unmerge

ME = new_id()


def _pair(about: Kind) -> tuple[Record, Record]:
    def anew() -> dict[str, object]:
        return {"id": new_id(), "created": now()}

    if about == "actor":
        return (
            Actor(name="Norland", kind=ActorKind.STATE, **anew()),  # type: ignore[arg-type]  # id, created
            Actor(name="The Fjord", **anew()),  # type: ignore[arg-type]  # as above
        )
    if about == "proposition":
        return (
            Proposition(text="Barges sail", kind=PropositionKind.FORECAST, **anew()),  # type: ignore[arg-type]  # as above
            Proposition(text="Boats sail", **anew()),  # type: ignore[arg-type]  # as above
        )
    return (
        Quantity(name="Barges", unit="barges", **anew()),  # type: ignore[arg-type]  # as above
        Quantity(name="Boats", unit="boats", **anew()),  # type: ignore[arg-type]  # as above
    )


@pytest.fixture(params=["actor", "proposition", "quantity"])
def about(request: pytest.FixtureRequest) -> Kind:
    """Return each kind that can be merged."""
    found: Kind = request.param
    return found


def _catalogue(*records: Record) -> Catalogue:
    return Catalogue([Project(id=new_id(), created=now(), title="P"), *records])


def _after(catalogue: Catalogue, act: ChangeSet) -> Catalogue:
    catalogue.apply(act.changes)
    return catalogue


def _tagged(about: Kind, target: Id) -> LinkedTag:
    tag = Tag(
        id=new_id(),
        created=now(),
        text_version=new_id(),
        kind=TagKind.CLAIM,
        start=0,
        end=4,
        quote="They",
    )
    role = {
        "actor": LinkRole.SPEAKER,
        "proposition": LinkRole.PROPOSITION,
        "quantity": LinkRole.QUANTITY,
    }[about]
    link = TagLink(
        id=new_id(),
        created=now(),
        tag=tag.id,
        role=role,
        inferred=(about,),
        **{about: target},  # type: ignore[arg-type]  # one of the targets
    )
    return LinkedTag(tag, (link,), new_id())


def test_a_merge_is_one_decision_and_undone_by_its_inverse(about: Kind) -> None:
    kept, gone = _pair(about)
    catalogue = _catalogue(kept, gone)
    act = merge_records(catalogue, about, gone.id, kept.id, ME, "the same")
    assert merged(_after(catalogue, act), about) == {gone.id: kept.id}
    (decision,) = catalogue.all(Decision).values()
    assert (decision.kind, decision.reason) == (DecisionKind.MERGE, "the same")
    assert merged(_after(catalogue, act.inverse()), about) == {}


def test_a_merge_takes_back_the_no_between_the_two(about: Kind) -> None:
    kept, gone = _pair(about)
    no = Constraint(
        id=new_id(),
        created=now(),
        kind=ConstraintKind.CANNOT,
        about=about,
        one=kept.id,
        other=gone.id,
    )
    catalogue = _catalogue(kept, gone, no)
    _after(catalogue, merge_records(catalogue, about, gone.id, kept.id, ME))
    assert not catalogue.all(Constraint)


def test_parting_takes_the_merge_back_and_remembers_it(about: Kind) -> None:
    kept, gone = _pair(about)
    catalogue = _catalogue(kept, gone)
    _after(catalogue, merge_records(catalogue, about, gone.id, kept.id, ME))
    _after(catalogue, unmerge(catalogue, about, gone.id, ME))
    assert merged(catalogue, about) == {}
    (no,) = catalogue.all(Constraint).values()
    assert (no.kind, no.about, {no.one, no.other}) == (
        ConstraintKind.CANNOT,
        about,
        {kept.id, gone.id},
    )


def test_what_was_never_merged_cannot_be_parted(about: Kind) -> None:
    kept, gone = _pair(about)
    with pytest.raises(UserError, match=r"split\.apart"):
        unmerge(_catalogue(kept, gone), about, gone.id, ME)


def test_one_is_not_merged_with_itself(about: Kind) -> None:
    kept, gone = _pair(about)
    catalogue = _catalogue(kept, gone)
    _after(catalogue, merge_records(catalogue, about, gone.id, kept.id, ME))
    with pytest.raises(UserError, match=r"merge\.self"):
        merge_records(catalogue, about, kept.id, gone.id, ME)


def test_chosen_tags_go_to_a_new_record_of_the_same_make(about: Kind) -> None:
    kept, _ = _pair(about)
    mine, other = _tagged(about, kept.id), _tagged(about, new_id())
    act = split_off(_catalogue(kept), about, kept.id, [mine, other], Pick(about, " Ostia "), ME)
    made, turned = act.changes[0].after, act.changes[1].after
    assert isinstance(turned, TagLink)
    assert len(act.changes) == 2
    assert made
    assert getattr(made, "name", None) == "Ostia" or getattr(made, "text", None) == "Ostia"
    assert getattr(made, "kind", None) == getattr(kept, "kind", None)
    assert getattr(turned, about) == made.id
    assert turned.inferred == ()


def test_tags_of_what_was_merged_go_along_to_a_known_record(about: Kind) -> None:
    kept, gone = _pair(about)
    third = _pair(about)[0]
    catalogue = _catalogue(kept, gone, third)
    _after(catalogue, merge_records(catalogue, about, gone.id, kept.id, ME))
    act = split_off(
        catalogue, about, kept.id, [_tagged(about, gone.id)], Pick(about, "", third.id), ME
    )
    assert [getattr(change.after, about) for change in act.changes] == [third.id]


def test_splitting_off_nothing_is_refused(about: Kind) -> None:
    kept, _ = _pair(about)
    with pytest.raises(UserError, match=r"split\.nothing"):
        split_off(_catalogue(kept), about, kept.id, [], Pick(about, "Ostia"), ME)
