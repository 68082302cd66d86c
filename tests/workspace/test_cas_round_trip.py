"""A project through UIMA CAS and back is the same project."""

from pathlib import Path

from variorum.workspace.foreign_found import look
from variorum.workspace.handing_over import hand_over
from variorum.workspace.projects import create_project
from variorum.workspace.session import Session
from variorum.workspace.taking_in import take


def test_an_empty_project_becomes_the_project_written(sample: Session, tmp_path: Path) -> None:
    hand_over(sample, "cas", tmp_path / "out.zip")
    hand_over(sample, "dataset", tmp_path / "before.jsonl")
    other = create_project(tmp_path / "other.variorum", "Other", "Ben")
    try:
        found = look(other, tmp_path / "out.zip")
        assert (found.form, found.labels, found.lost, found.unread) == ("cas", (), (), ())
        taken = take(other, found, {})
        assert (taken.edited, taken.kept, taken.missing) == (0, 0, ())
        hand_over(other, "dataset", tmp_path / "after.jsonl")
        again = take(other, look(other, tmp_path / "out.zip"), {})
        assert not again.created
    finally:
        other.close()
    assert (tmp_path / "after.jsonl").read_bytes() == (tmp_path / "before.jsonl").read_bytes()
