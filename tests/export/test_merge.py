"""What taking a dataset into a project changes: matching by text, filling, conflicts, checks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from variorum.export.dataset import Entry, fingerprint
from variorum.export.merge import plan_import
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import (
    Actor,
    Annotator,
    Article,
    Note,
    Outlet,
    Project,
    ReadMark,
    Record,
    Region,
    TextVersion,
)
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import Genre, LinkRole, RegionKind, TagKind

NOW = "2026-11-22T10:00:00.000Z"
LATER = "2026-11-23T10:00:00.000Z"
TEXT = "🚢 Norland denied it."

Make = Callable[..., Any]


def an_id(number: int) -> Id:
    return Id(f"00000000-0000-4000-8000-{number:012d}")


ME, THEM = an_id(1), an_id(2)
OURS = Article(id=an_id(10), author=ME, created=NOW, label="A", title="Denial", file_name="a.txt")
OUR_TEXT = TextVersion(
    id=an_id(11), author=ME, created=NOW, article=OURS.id, sha256=fingerprint(TEXT), text=TEXT
)
PROJECT = Project(id=an_id(3), author=ME, created=NOW, title="Ours")
ANNOTATOR = Annotator(id=ME, author=ME, created=NOW, name="Me")
OWN: list[Record] = [PROJECT, ANNOTATOR, OURS, OUR_TEXT]

THEIRS = Article(id=an_id(20), author=THEM, created=LATER)
THEIR_TEXT = replace(OUR_TEXT, id=an_id(21), author=THEM, article=THEIRS.id, created=LATER)
THEIR_ANNOTATOR = Annotator(id=THEM, author=THEM, created=LATER, name="Me")
ACTOR = Actor(id=an_id(30), author=THEM, created=LATER, name="Norland")
TAG = Tag(
    id=an_id(40),
    author=THEM,
    created=LATER,
    text_version=THEIR_TEXT.id,
    kind=TagKind.ACTOR,
    start=2,
    end=9,
    quote="Norland",
)
LINK = TagLink(
    id=an_id(41), author=THEM, created=LATER, tag=TAG.id, role=LinkRole.ACTOR, actor=ACTOR.id
)
FILE: list[Record] = [THEIR_ANNOTATOR, THEIRS, THEIR_TEXT, ACTOR, TAG, LINK]


def entries(*records: Record) -> list[Entry]:
    return [Entry(line, record) for line, record in enumerate(records, start=1)]


def refusal(existing: Any, *records: Record, **options: bool) -> UserError:  # noqa: ANN401  # a fake
    with pytest.raises(UserError) as caught:
        plan_import(entries(*records), existing, **options)
    return caught.value


def test_an_article_is_recognised_by_its_text(held: Make) -> None:
    project = held(OWN)
    plan = plan_import(entries(*FILE), project)
    assert plan.matched == ((THEIRS.id, OURS.id),)
    assert plan.created == {"annotator": 1, "actor": 1, "tag": 1, "tag_link": 1}
    project.apply(plan)
    assert project.get("tag", TAG.id) == replace(TAG, text_version=OUR_TEXT.id)
    assert project.get("article", THEIRS.id) is None


def test_the_text_may_be_left_out_of_the_file(held: Make) -> None:
    stand_off = replace(THEIR_TEXT, text="")
    plan = plan_import(entries(THEIR_ANNOTATOR, THEIRS, stand_off, ACTOR, TAG), held(OWN))
    assert plan.matched == ((THEIRS.id, OURS.id),)


def test_the_article_record_may_be_left_out_too(held: Make) -> None:
    plan = plan_import(entries(THEIR_ANNOTATOR, THEIR_TEXT, ACTOR, TAG, LINK), held(OWN))
    assert plan.created["tag"] == 1


def test_a_text_nobody_has_is_refused(new_project: Make) -> None:
    error = refusal(new_project(), THEIR_ANNOTATOR, THEIRS, replace(THEIR_TEXT, text=""))
    assert (error.code, error.params["line"]) == ("dataset.no_text", 3)


def test_a_text_that_does_not_fit_its_hash_is_refused(new_project: Make) -> None:
    error = refusal(new_project(), THEIR_ANNOTATOR, THEIRS, replace(THEIR_TEXT, text=TEXT + "!"))
    assert (error.code, error.params["line"]) == ("dataset.hash", 3)


def test_gaps_and_guesses_are_filled_and_the_rest_is_kept(held: Make) -> None:
    ours = replace(OURS, byline="A. B.", published="2024-06", inferred=("published", "title"))
    theirs = replace(
        THEIRS,
        title="Denial",
        byline="C. D.",
        published="2024-06-03",
        published_reason="the day after",
        language="en",
        label="Z",
        inferred=("language",),
    )
    project = held([PROJECT, ANNOTATOR, ours, OUR_TEXT])
    plan = plan_import(entries(THEIR_ANNOTATOR, theirs, THEIR_TEXT), project)
    project.apply(plan)
    assert project.get("article", OURS.id) == replace(
        ours,
        published="2024-06-03",
        published_reason="the day after",
        language="en",
        inferred=("language",),  # the title is confirmed by the file
    )
    assert {name for _, name in plan.filled} == {"published", "published_reason", "language"}
    assert [(kept.field, kept.ours, kept.theirs) for kept in plan.kept] == [
        ("byline", "A. B.", "C. D.")
    ]


def test_a_guessed_author_gives_way_to_the_files(held: Make) -> None:
    guess = Actor(id=an_id(31), author=ME, created=NOW, name="Jane Roe")
    writer = replace(guess, id=an_id(32))
    names = ("byline", "genre", "author_actor")
    ours = replace(
        OURS, byline="Jane Roe", genre=Genre.OPINION, author_actor=guess.id, inferred=names
    )
    theirs = replace(THEIRS, genre=Genre.OPINION, author_actor=writer.id)
    project = held([PROJECT, ANNOTATOR, guess, ours, OUR_TEXT])
    project.apply(plan_import(entries(THEIR_ANNOTATOR, writer, theirs, THEIR_TEXT), project))
    found = project.get("article", OURS.id)
    assert (found.author_actor, found.inferred) == (writer.id, ("byline",))


def test_a_guessed_author_is_confirmed_with_byline_and_genre(held: Make) -> None:
    guess = Actor(id=an_id(31), author=ME, created=NOW, name="Jane Roe")
    stated: dict[str, Any] = {"byline": "Jane Roe", "genre": Genre.OPINION}
    ours = replace(OURS, author_actor=guess.id, inferred=(*stated, "author_actor"), **stated)
    project = held([PROJECT, ANNOTATOR, guess, ours, OUR_TEXT])
    theirs = replace(THEIRS, **stated)
    project.apply(plan_import(entries(THEIR_ANNOTATOR, theirs, THEIR_TEXT), project))
    assert project.get("article", OURS.id) == replace(ours, inferred=())


def test_update_takes_what_the_file_says_but_for_the_badge(held: Make) -> None:
    theirs = replace(THEIRS, title="Other", label="Z", file_name="z.txt")
    project = held(OWN)
    project.apply(plan_import(entries(THEIR_ANNOTATOR, theirs, THEIR_TEXT), project, update=True))
    article = project.get("article", OURS.id)
    assert (article.title, article.label, article.file_name) == ("Other", "A", "a.txt")


def test_equal_content_changes_nothing(held: Make) -> None:
    project = held([*OWN, THEIR_ANNOTATOR, ACTOR])
    plan = plan_import(entries(ACTOR), project)
    assert (plan.changes, plan.unchanged) == ((), 1)


def test_what_a_line_leaves_open_is_no_difference(held: Make) -> None:
    project = held([*OWN, THEIR_ANNOTATOR, ACTOR])
    filled = replace(ACTOR, author=ME, created="2030-01-01T00:00:00Z")
    entry = Entry(1, filled, absent=frozenset({"author", "created"}))
    assert plan_import([entry], project).changes == ()


def test_other_content_is_a_conflict_unless_update(held: Make) -> None:
    project = held([*OWN, THEIR_ANNOTATOR, ACTOR])
    changed = replace(ACTOR, name="Norlandia")
    error = refusal(project, changed)
    assert error.code == "dataset.conflict"
    assert error.params == {"line": 1, "record": "actor", "id": ACTOR.id}
    plan = plan_import(entries(changed), project, update=True)
    assert plan.updated == (("actor", ACTOR.id),)
    assert [(change.before, change.after) for change in plan.changes] == [(ACTOR, changed)]


def test_a_frozen_text_is_never_changed(held: Make) -> None:
    other = replace(OUR_TEXT, text="Else.", sha256=fingerprint("Else."))
    assert refusal(held(OWN), other, update=True).code == "dataset.frozen"


def test_two_articles_of_ours_are_not_made_one(held: Make) -> None:
    second = replace(OURS, id=an_id(12), label="B")
    second_text = replace(
        OUR_TEXT, id=an_id(13), article=second.id, text="Two", sha256=fingerprint("Two")
    )
    both = replace(second_text, id=an_id(22), article=THEIRS.id, author=THEM, number=2)
    project = held([*OWN, second, second_text])
    error = refusal(project, THEIR_ANNOTATOR, THEIRS, THEIR_TEXT, both)
    assert (error.code, error.params["line"]) == ("dataset.split_article", 4)


def test_versions_of_one_article_have_numbers_of_their_own(held: Make) -> None:
    second = replace(THEIR_TEXT, id=an_id(22), text="New", sha256=fingerprint("New"))
    error = refusal(held([PROJECT, ANNOTATOR]), THEIR_ANNOTATOR, THEIRS, THEIR_TEXT, second)
    assert (error.code, error.params["field"], error.params["line"]) == (
        *("dataset.value", "number"),
        4,
    )


def test_names_are_never_merged(held: Make) -> None:
    ours = Outlet(id=an_id(50), author=ME, created=NOW, name="Gazette")
    theirs = replace(ours, id=an_id(51))
    assert plan_import(entries(theirs), held([*OWN, ours])).created == {"outlet": 1}


def test_a_reference_to_nothing_names_line_field_and_id(held: Make) -> None:
    error = refusal(held(OWN), THEIR_ANNOTATOR, THEIR_TEXT, TAG, LINK)
    assert error.code == "dataset.reference"
    assert error.params == {"line": 4, "field": "actor", "target": "actor", "id": ACTOR.id}


def test_a_reference_to_a_record_of_another_kind_is_refused(held: Make) -> None:
    note = Note(id=an_id(60), author=ME, created=NOW, about="tag", subject=OURS.id, text="?")
    assert refusal(held(OWN), note).params["field"] == "subject"


def test_a_quote_counts_code_points(held: Make) -> None:
    in_utf16 = replace(TAG, start=3, end=10, text_version=OUR_TEXT.id, author=ME)
    error = refusal(held(OWN), in_utf16)
    assert error.code == "dataset.quote"
    assert error.params == {"line": 1, "quote": "Norland", "found": "orland "}


@pytest.mark.parametrize(
    ("prefix", "suffix", "wrong"),
    [("🚢 ", " denied", ""), (" ", "", ""), ("x", "", "prefix"), ("", "denied", "suffix")],
)
def test_context_given_is_verified(held: Make, prefix: str, suffix: str, wrong: str) -> None:
    tag = replace(TAG, text_version=OUR_TEXT.id, author=ME)
    entry = Entry(1, tag, prefix=prefix, suffix=suffix)
    if not wrong:
        assert plan_import([entry], held(OWN)).created == {"tag": 1}
        return
    with pytest.raises(UserError) as caught:
        plan_import([entry], held(OWN))
    assert (caught.value.code, caught.value.params["field"]) == ("dataset.context", wrong)


def test_a_region_past_the_end_is_refused(held: Make) -> None:
    region = Region(
        id=an_id(70),
        author=ME,
        created=NOW,
        text_version=OUR_TEXT.id,
        start=0,
        end=len(TEXT) + 1,
        kind=RegionKind.CAPTION,
    )
    assert refusal(held(OWN), region).code == "dataset.span"


def test_read_marks_are_state_and_no_part_of_the_act(held: Make) -> None:
    mark = ReadMark(id=an_id(80), author=ME, created=NOW, text_version=OUR_TEXT.id, start=0, end=5)
    plan = plan_import(entries(mark), held(OWN))
    assert (plan.changes, [change.after for change in plan.marks]) == ((), [mark])


def test_the_files_project_does_not_replace_one_with_articles(held: Make) -> None:
    theirs = Project(id=an_id(4), created=LATER, title="Theirs")
    note = Note(id=an_id(61), created=NOW, about="project", subject=theirs.id, text="?")
    project = held(OWN)
    project.apply(plan_import(entries(theirs, note), project))
    assert project.project() == PROJECT
    assert project.get("note", note.id).subject == PROJECT.id


def test_an_empty_project_keeps_the_annotator_whose_work_stays(held: Make) -> None:
    theirs = Project(id=an_id(4), author=THEM, created=LATER, title="Theirs")
    unused = Annotator(id=an_id(5), author=an_id(5), created=NOW, name="Unused")
    drawn = Actor(id=an_id(31), author=ME, created=NOW, name="Sudland")
    project = held([PROJECT, ANNOTATOR, unused, drawn])
    project.apply(plan_import(entries(theirs, THEIR_ANNOTATOR), project))
    assert {record.id for record in project.records()} == {theirs.id, THEM, ME, drawn.id}


def test_a_file_without_a_project_leaves_an_empty_one_its_own(held: Make) -> None:
    project = held([PROJECT, ANNOTATOR])
    project.apply(plan_import(entries(THEIR_ANNOTATOR, THEIRS, THEIR_TEXT), project))
    assert project.project() == PROJECT
    assert project.get("annotator", ME) == ANNOTATOR


def test_annotators_come_first_and_deletions_last(held: Make) -> None:
    theirs = Project(id=an_id(4), author=THEM, created=LATER, title="Theirs")
    plan = plan_import(entries(theirs, THEIR_ANNOTATOR), held([PROJECT, ANNOTATOR]))
    assert [(change.op, change.id) for change in plan.changes] == [
        ("insert", THEM),
        ("insert", theirs.id),
        ("delete", PROJECT.id),
        ("delete", ME),
    ]


def label_for(wanted: str) -> str:
    """Stand for a project whose A is taken."""
    return wanted if wanted not in ("", "A") else "B"


@pytest.mark.parametrize(("wanted", "given"), [("A", "B"), ("", "B"), ("C", "C")])
def test_a_new_article_gets_a_label_of_its_own(held: Make, wanted: str, given: str) -> None:
    project = held(OWN)
    article = replace(THEIRS, label=wanted)
    file = entries(THEIR_ANNOTATOR, article)
    project.apply(plan_import(file, project, label_for=label_for))
    assert project.get("article", article.id).label == given
    assert plan_import(file, project, label_for=label_for).changes == ()


def test_an_empty_project_takes_the_labels_of_the_file_as_they_are(held: Make) -> None:
    theirs = Project(id=an_id(4), author=THEM, created=LATER, title="Theirs")
    project = held([PROJECT, ANNOTATOR])
    file = entries(theirs, THEIR_ANNOTATOR, replace(THEIRS, label="A"))
    project.apply(plan_import(file, project, label_for=label_for))
    assert project.get("article", THEIRS.id).label == "A"


def test_guessed_regions_give_way_to_regions_of_the_file(held: Make) -> None:
    def region(number: int, *inferred: str) -> Region:
        return Region(
            id=an_id(number),
            author=ME,
            created=NOW,
            text_version=OUR_TEXT.id,
            start=0,
            end=5,
            kind=RegionKind.CAPTION,
            inferred=inferred,
        )

    guessed, confirmed = region(71, "kind"), region(72)
    brought = replace(region(73), text_version=THEIR_TEXT.id)
    project = held([*OWN, guessed, confirmed])
    file = entries(THEIR_ANNOTATOR, THEIRS, THEIR_TEXT, brought)
    plan = plan_import(file, project, regions_of=lambda _: [guessed, confirmed])
    assert [change.before for change in plan.changes if change.after is None] == [guessed]
    plan = plan_import(file[:-1], project, regions_of=lambda _: [guessed, confirmed])
    assert [change.op for change in plan.changes] == ["insert"]
