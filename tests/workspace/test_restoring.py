"""Back to a copy of the project: as one act that can be undone, or as a new file."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from variorum.model.changes import Change, ChangeSet, created, deleted
from variorum.model.errors import UserError
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Article, Decision
from variorum.tagging.joining import merge_records
from variorum.workspace.handing_over import hand_over
from variorum.workspace.importing import import_act, look_at_text
from variorum.workspace.projects import open_project
from variorum.workspace.restoring import back_up, copies, copies_of, copy_out, effect, restore
from variorum.workspace.session import Session


def exported(session: Session, folder: Path) -> bytes:
    hand_over(session, "dataset", folder / "all.jsonl")
    return (folder / "all.jsonl").read_bytes()


def take_in(session: Session, text: str) -> None:
    act = import_act(session, look_at_text(session, text, "pasted"))
    assert act is not None
    session.do(act).result()


def actors(session: Session, *names: str) -> list[Actor]:
    me = session.signed()
    made = [Actor(id=new_id(), author=me, created=now(), name=name) for name in names]
    session.do(ChangeSet("actors", created(*made))).result()
    return made


def test_a_restored_project_is_byte_for_byte_what_it_was(session: Session, tmp_path: Path) -> None:
    take_in(session, "A ferry sank.")
    actors(session, "Mira", "Noor")
    then = exported(session, tmp_path)
    copy = back_up(session).result()
    assert copy is not None
    take_in(session, "Another one did not.")
    (article, *_) = session.state.catalogue.all(Article).values()
    edited = Change(article, replace(article, title="changed"))
    session.do(ChangeSet("article.edit", (edited,))).result()
    later = exported(session, tmp_path)
    done = restore(session, copy)
    assert done is not None
    done.result()
    assert exported(session, tmp_path) == then
    assert session.check().result() == []
    session.undo().result()
    assert exported(session, tmp_path) == later
    assert [one.reason for one in copies(session)] == ["project.restore", "asked"]


def test_what_would_change_is_told_by_kind_and_nothing_is_written(session: Session) -> None:
    take_in(session, "A ferry sank.")
    mira, noor = actors(session, "Mira", "Noor")
    copy = back_up(session).result()
    assert copy is not None
    assert effect(session, copy).result() == {}
    session.do(ChangeSet("actor.edit", (Change(mira, replace(mira, name="Mia")),))).result()
    session.do(ChangeSet("actor.edit", deleted(noor))).result()
    take_in(session, "Another one did not.")
    before = session.submit(lambda store: store.history(1)).result()
    told = effect(session, copy).result()
    assert told["actor"] == {"insert": 1, "update": 1}
    assert told["article"] == told["text_version"] == {"delete": 1}
    assert session.submit(lambda store: store.history(1)).result() == before
    assert copies(session) == [copy]


def test_nothing_is_done_where_nothing_differs(session: Session) -> None:
    copy = back_up(session).result()
    assert copy is not None
    assert restore(session, copy) is None


def test_a_copy_is_made_before_a_merge(session: Session) -> None:
    one, two = actors(session, "Seoul", "South Korea")
    assert copies(session) == []
    act = merge_records(session.state.catalogue, "actor", one.id, two.id, session.signed())
    session.do(act).result()
    (copy,) = copies(session)
    assert copy.reason == "group.merge"
    done = restore(session, copy)
    assert done is not None
    done.result()
    assert not session.state.catalogue.all(Decision)


def test_a_damaged_project_goes_on_from_its_copy(session: Session, tmp_path: Path) -> None:
    take_in(session, "A ferry sank.")
    then = exported(session, tmp_path)
    back_up(session).result()
    session.close()
    path = session.path
    path.write_bytes(path.read_bytes()[:8192] + bytes(8192))
    with pytest.raises(UserError):
        open_project(path, "Ada")
    (copy,) = copies_of(path)
    copy_out(copy, tmp_path / "again.variorum")
    again = open_project(tmp_path / "again.variorum", "Ada")
    assert exported(again, tmp_path) == then
    again.close()
    with pytest.raises(UserError) as caught:
        copy_out(copy, tmp_path / "again.variorum")
    assert caught.value.code == "project.exists"


def test_a_file_of_an_older_version_is_copied_before_it_is_brought_up_to_date(
    tmp_path: Path,
) -> None:
    old = Path(__file__).parent.parent / "store" / "files" / "v1.variorum"
    path = Path(shutil.copy(old, tmp_path / "old.variorum"))
    session = open_project(path, "Ada")
    (copy,) = copies(session)
    assert copy.reason == "migrate"
    assert int.from_bytes(copy.path.read_bytes()[60:64]) == 1
    assert restore(session, copy) is None, "the copy says the same"
    session.close()
