"""The history in pages: newest first, by author, by kind, and of one record with all it owns."""

from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.model.changes import Change, ChangeSet, deleted
from variorum.model.history import TURNS, FieldChange, Wanted
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Alias, Annotator, Note
from variorum.model.vocabulary import LinkRole, TagKind

if TYPE_CHECKING:
    from conftest import Trial

ALL = Wanted()


def names(trial: "Trial", wanted: Wanted = ALL) -> list[str]:
    found = trial.store.annals().page(wanted, None, 100)
    assert not found.more
    return [f"{act.kind}:{act.act}" for act in found.acts]


def actor(trial: "Trial", name: str) -> Actor:
    return Actor(name=name, **trial.make.signed())


def test_pages_follow_each_other_without_gap_or_repeat(trial: "Trial") -> None:
    for number in range(23):
        trial.do(actor(trial, f"A{number}"), act=f"actor.{number}")
    annals, seen, below, more = trial.store.annals(), [], None, True
    while more:
        page = annals.page(ALL, below, 10)
        assert len(page.acts) <= 10
        seen += [act.act for act in page.acts]
        below, more = page.acts[-1].number, page.more
    assert seen == [*(f"actor.{n}" for n in reversed(range(23))), "import", "project.create"]


def test_what_is_written_meanwhile_moves_no_page(trial: "Trial") -> None:
    for number in range(6):
        trial.do(actor(trial, f"A{number}"), act=f"actor.{number}")
    first = trial.store.annals().page(ALL, None, 3)
    trial.do(actor(trial, "late"), act="actor.late")
    second = trial.store.annals().page(ALL, first.acts[-1].number, 3)
    assert [act.act for act in second.acts] == ["actor.2", "actor.1", "actor.0"]


def test_acts_of_one_author_and_of_one_kind(trial: "Trial") -> None:
    other = Annotator(id=new_id(), author=trial.me, created=now(), name="Noor")
    trial.do(other, act="annotator.join")
    tag = trial.make.tag(trial.version)
    trial.do(tag, act="tag.claim")
    trial.store.commit(ChangeSet("tag.edit", (Change(tag, replace(tag, place="Busan")),)), other.id)
    trial.store.undo(trial.me)
    assert names(trial, Wanted(group="tags")) == ["undo:tag.edit", "act:tag.edit", "act:tag.claim"]
    assert names(trial, Wanted(group="articles")) == ["act:import"]
    assert names(trial, Wanted(group=TURNS)) == ["undo:tag.edit"]
    assert names(trial, Wanted(author=other.id)) == ["act:tag.edit"]
    assert names(trial, Wanted(author=other.id, group=TURNS)) == []
    assert trial.store.annals().authors() == {trial.me, other.id}


def test_an_undone_act_says_so_and_how_many_lines_it_wrote(trial: "Trial") -> None:
    trial.do(actor(trial, "Mira"), actor(trial, "Noor"), act="pair")
    trial.store.undo(trial.me)
    undo, act, *_ = trial.store.annals().page(ALL, None, 9).acts
    assert (act.state, act.events, undo.kind, undo.inverts) == ("undone", 2, "undo", act.tx)


def test_the_history_of_a_tag_knows_links_and_notes_that_are_gone(trial: "Trial") -> None:
    seoul, busan = actor(trial, "Seoul"), actor(trial, "Busan")
    trial.do(seoul, busan, act="actors")
    tag = trial.make.tag(trial.version, kind=TagKind.ACTOR)
    trial.do(tag, act="tag.actor")
    link = trial.make.link(tag, LinkRole.ACTOR, actor=seoul.id)
    trial.do(link, act="link.add")
    note = Note(about="tag", subject=tag.id, text="why?", **trial.make.signed())
    trial.do(note, act="note.set")
    for gone, act in ((note, "note.edit"), (link, "link.remove"), (tag, "tag.delete")):
        trial.store.commit(ChangeSet(act, deleted(gone)), trial.me)
    trial.do(trial.make.tag(trial.version, 7, 9), act="tag.claim")
    about = trial.store.annals().belonging("tag", tag.id)
    assert about == {tag.id, link.id, note.id}
    assert names(trial, Wanted(about=about)) == [
        f"act:{act}"
        for act in (
            *("tag.delete", "link.remove", "note.edit", "note.set", "link.add", "tag.actor"),
        )
    ]


def test_the_history_of_an_actor_knows_who_was_moved_away_from_it(trial: "Trial") -> None:
    seoul, busan = actor(trial, "Seoul"), actor(trial, "Busan")
    alias = Alias(actor=seoul.id, text="the South", **trial.make.signed())
    tag = trial.make.tag(trial.version, kind=TagKind.ACTOR)
    link = trial.make.link(tag, LinkRole.ACTOR, actor=seoul.id)
    trial.do(seoul, busan, alias, tag, link, act="tag.actor")
    moved = (Change(link, replace(link, actor=busan.id)),)
    trial.store.commit(ChangeSet("tag.relink", moved), trial.me)
    annals = trial.store.annals()
    assert annals.belonging("actor", seoul.id) == {seoul.id, alias.id, link.id}
    assert annals.belonging("actor", busan.id) == {busan.id, link.id}
    about = annals.belonging("actor", seoul.id)
    assert names(trial, Wanted(about=about)) == ["act:tag.relink", "act:tag.actor"]


def test_the_history_of_an_article_reaches_its_tags_and_their_links(trial: "Trial") -> None:
    other, version = trial.make.article("Somewhere else.")
    trial.do(other, version, act="import")
    seoul = actor(trial, "Seoul")
    trial.do(seoul, act="actors")
    tag, elsewhere = trial.make.tag(trial.version), trial.make.tag(version)
    link = trial.make.link(tag, LinkRole.SPEAKER, actor=seoul.id)
    trial.do(tag, link, act="tag.claim")
    trial.do(elsewhere, act="tag.figure")
    about = trial.store.annals().belonging("article", trial.article.id)
    assert about == {trial.article.id, trial.version.id, tag.id, link.id}
    assert names(trial, Wanted(about=about)) == ["act:tag.claim", "act:import"]
    assert names(trial, Wanted(about=about, group="tags")) == ["act:tag.claim"]


def test_before_and_after_stand_field_by_field(trial: "Trial") -> None:
    tag = trial.make.tag(trial.version)
    trial.do(tag, act="tag.claim")
    edited = replace(tag, place="Busan", credibility=2)
    trial.store.commit(ChangeSet("tag.edit", (Change(tag, edited),)), trial.me)
    newest, first, *_ = trial.store.annals().page(ALL, None, 9).acts
    (change,), count = trial.store.annals().changes_of(newest.tx, None, 10)
    assert count == 1
    assert (change.op, change.kind, change.id) == ("update", "tag", tag.id)
    assert set(change.fields) == {
        FieldChange("place", "", "Busan"),
        FieldChange("credibility", None, 2),
    }
    (made,), _ = trial.store.annals().changes_of(first.tx, None, 10)
    assert FieldChange("quote", None, tag.quote) in made.fields


def test_details_are_cut_and_counted_and_hold_no_article_text(trial: "Trial") -> None:
    trial.do(*(actor(trial, f"A{n}") for n in range(30)), act="actors")
    newest, first, *_ = trial.store.annals().page(ALL, None, 9).acts
    shown, count = trial.store.annals().changes_of(newest.tx, None, 10)
    assert (len(shown), count) == (10, 30)
    one = frozenset({shown[3].id})
    assert trial.store.annals().changes_of(newest.tx, one, 10) == ([shown[3]], 1)
    imported, _ = trial.store.annals().changes_of(first.tx, None, 10)
    names_of_fields = {one.field for change in imported for one in change.fields}
    assert "sha256" in names_of_fields
    assert "text" not in names_of_fields
