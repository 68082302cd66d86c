"""A project out in every format: counted, watched, stopped, in parts."""

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from variorum.model.changes import ChangeSet, created
from variorum.model.errors import Cancelled, UserError
from variorum.model.handover import EVERYTHING, Selection
from variorum.model.ids import new_id, now
from variorum.model.records import Actor, Note
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.workspace.handing_over import FORMATS, Watch, chosen, hand_over, look_over
from variorum.workspace.session import Session

INSTALLED = [one.name for one in FORMATS if not one.needs or find_spec(one.needs)]


@pytest.mark.parametrize("form", INSTALLED)
def test_each_format_is_written_and_watched_to_its_end(
    sample: Session, tmp_path: Path, form: str
) -> None:
    survey = look_over(sample, form)
    seen: list[tuple[int, int]] = []

    def look(done: int, total: int) -> bool:
        seen.append((done, total))
        return True

    out = tmp_path / "out"
    assert hand_over(sample, form, out, EVERYTHING, Watch(look, survey.count)) == survey.count
    assert out.exists()
    assert seen[0][0] == 0
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert all(0 <= done <= total for done, total in seen)


@pytest.mark.parametrize("form", INSTALLED)
def test_each_format_is_stopped_without_a_trace(sample: Session, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    with pytest.raises(Cancelled):
        hand_over(sample, form, folder / "out", EVERYTHING, Watch(lambda done, _: done < 500))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("form", ["dataset", "folder", "webannotation", "qdc"])
def test_no_text_of_an_article_is_in_an_export_without_texts(
    sample: Session, tmp_path: Path, form: str
) -> None:
    out = tmp_path / "out"
    hand_over(sample, form, out, replace(EVERYTHING, texts=False))
    files = list(out.iterdir()) if out.is_dir() else [out]
    data = "".join(file.read_text(encoding="utf-8") for file in files)
    for path in (sample_corpus() / "articles").iterdir():
        text = path.read_text(encoding="utf-8")
        assert json.dumps(text[:400], ensure_ascii=False)[1:-1] not in data


def test_a_part_is_chosen_by_names(sample: Session, tmp_path: Path) -> None:
    found = chosen(sample, articles=["A"], kinds=[TagKind.FIGURE], analysts=["Sample Expert"])
    hand_over(sample, "dataset", tmp_path / "x", found)
    records = [json.loads(line) for line in (tmp_path / "x").read_bytes().splitlines()]
    assert [one["label"] for one in records if one["record"] == "article"] == ["A"]
    assert {one["kind"] for one in records if one["record"] == "tag"} == {"figure"}
    assert look_over(sample, "dataset", found).count == len(records)


def test_a_name_that_is_not_there_is_refused(sample: Session) -> None:
    with pytest.raises(UserError, match=r"export\.article .*Q"):
        chosen(sample, articles=["Q"])
    with pytest.raises(UserError, match=r"export\.analyst .*Zoe"):
        chosen(sample, analysts=["Zoe"])
    assert chosen(sample) == Selection()


def test_an_unknown_format_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"export\.format"):
        hand_over(session, "smoke", tmp_path / "x")


@pytest.mark.parametrize("form", ["dataset", "webannotation"])
def test_an_act_done_during_an_export_does_not_tear_it(
    sample: Session, tmp_path: Path, form: str
) -> None:
    hand_over(sample, form, tmp_path / "before")
    acts: list[ChangeSet] = []

    def look(done: int, _total: int) -> bool:
        if done >= 500 and not acts:
            me, made = sample.signed(), now()
            actor = Actor(id=new_id(), author=me, created=made, name="Zoe")
            note = {"about": "actor", "subject": actor.id, "text": "Who is she?"}
            memo = Note(id=new_id(), author=me, created=made, **note)
            acts.append(ChangeSet("act", created(actor, memo)))
            sample.do(acts[0]).result()
        return True

    hand_over(sample, form, tmp_path / "during", EVERYTHING, Watch(look))
    hand_over(sample, form, tmp_path / "after")
    before, during, after = (
        (tmp_path / name).read_bytes() for name in ("before", "during", "after")
    )
    assert during == before
    assert after != before
