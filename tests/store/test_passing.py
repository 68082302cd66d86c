"""Private copies last as long as the work; what a killed process left is taken away."""

import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from variorum.store.passing import passing_folder, sweep

HOLDER = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from variorum.store.passing import passing_folder
with passing_folder() as folder:
    (folder / "copy").write_text("canary")
    print(folder, flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_folder_is_private_and_gone_afterwards() -> None:
    with passing_folder() as folder:
        (folder / "copy").write_text("x", encoding="utf-8")
        if sys.platform != "win32":
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert sweep() == 0, "it is at work"
        assert folder.exists()
    assert not folder.exists()


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603  # this Python, a script of ours
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        folder = Path(holder.stdout.readline().strip())
        assert sweep() == 0
        assert (folder / "copy").exists()
        holder.kill()
        holder.wait()
    assert (folder / "copy").exists()
    assert sweep() == 1
    assert not folder.exists()


def test_other_folders_are_let_be(tmp_path: Path) -> None:
    (tmp_path / "variorum-copy-of-mine").mkdir()
    (tmp_path / "variorum-copy-of-mine" / "file").write_text("mine", encoding="utf-8")
    assert sweep() == 0
    assert (tmp_path / "variorum-copy-of-mine" / "file").exists()
