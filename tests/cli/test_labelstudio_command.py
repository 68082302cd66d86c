"""Label Studio by command line: out, back into a new project, and it is the same project."""

from collections.abc import Callable
from pathlib import Path

from variorum.paths import sample_corpus

Run = Callable[..., tuple[int, str, str]]


def test_out_and_into_a_new_project_is_the_same(run: Run, project: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.variorum"
    assert run("annotate", project, sample_corpus() / "tags.jsonl")[0] == 0
    assert run("export", project, "--format", "labelstudio", "--out", tmp_path / "ls")[0] == 0
    assert run("new", fresh)[0] == 0
    assert run("annotate", fresh, tmp_path / "ls")[0] == 0
    for one, name in ((project, "one"), (fresh, "other")):
        assert run("export", one, "--format", "dataset", "--out", tmp_path / name)[0] == 0
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    code, _, err = run("annotate", fresh, tmp_path / "ls" / "tasks.json")
    assert code == 0
    assert "Nothing new" in err
