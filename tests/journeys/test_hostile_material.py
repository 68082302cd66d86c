"""Hostile material in every field, all of it shown: no file opened, nobody met, nothing left.

One visit in a process of its own (`support/hostile_window.py`), watched by strace where there is
one, with folders of its own for settings, data and temporary files.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile_project import NAME, WORD
from power import cannot_trace

SUPPORT = Path(__file__).parent.parent / "support"
TRACED = "trace=openat,open,openat2,connect,rename,renameat,renameat2"

pytestmark = pytest.mark.slow
watched = pytest.mark.skipif(bool(cannot_trace()), reason=cannot_trace() or "can be watched")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")


@dataclass(frozen=True)
class Visit:
    """What a visit left: its folder, what it said, and the calls once the project was made."""

    folder: Path
    seen: frozenset[str]
    stderr: str
    calls: str

    def kept(self) -> list[Path]:
        """Return the files that the program keeps for itself, and those it left by the way."""
        places = (self.folder / "home", self.folder / "tmp")
        return [one for place in places for one in place.rglob("*") if one.is_file()]


def quickly() -> list[str]:
    """Return the option by which strace stops a program at the calls it is asked about alone."""
    said = subprocess.run(["strace", "--help"], capture_output=True, text=True, check=False)  # noqa: S607  # whatever strace there is
    return ["--seccomp-bpf"] if "--seccomp-bpf" in said.stdout else []


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Visit:
    """Go through it all once."""
    folder = tmp_path_factory.mktemp("visit")
    for name in ("home", "tmp", "run"):
        (folder / name).mkdir()
    log = folder / "log"
    strace = []
    if not cannot_trace():
        strace = ["strace", "-f", *quickly(), "-s", "4096", "-o", str(log), "-e", TRACED]
    done = subprocess.run(  # noqa: S603  # this Python, a script of ours
        [
            *strace,
            *(sys.executable, str(SUPPORT / "hostile_window.py"), str(folder / "run")),
        ],
        check=False,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "home" / ".config"),
            "TMPDIR": str(folder / "tmp"),
            "VARIORUM_CONFIG_DIR": str(folder / "home" / "config"),
            "VARIORUM_DATA_DIR": str(folder / "home" / "data"),
        },
    )
    assert done.returncode == 0, done.stderr[-4000:]
    calls = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    return Visit(
        folder, frozenset(done.stdout.split("\n")), done.stderr, calls.partition("/marked")[2]
    )


def test_the_visit_saw_it_all(visit: Visit) -> None:
    assert visit.seen >= {"tooltip", "pasted", "dropped", "QFileDialog", "QPrintPreviewDialog"}
    assert visit.seen >= {"ImportDialog", "PasteDialog", "DetailsDialog", "ExportDialog"}
    assert visit.seen >= {"PreferencesDialog", "MemoDialog", "OccurrencesDialog", "library"}
    assert visit.seen >= {"go.palette", "history.all", "edit.find_all", "tools.agreement"}
    assert visit.seen >= {"tag.actor", "tag.claim", "tag.stance", "tag.figure", "tag.note"}
    assert visit.seen >= {"summary-network", "summary-figures", "summary-timeline-table"}
    assert visit.seen >= {"report.html", "report.docx", "report.md", "report.pdf", "article.pdf"}
    assert visit.seen >= {"export-xlsx.xlsx", "export-brat", "export-csv-spreadsheet"}


@watched
def test_nothing_that_the_material_names_is_opened(visit: Visit) -> None:
    opened = re.findall(r'open(?:at2?)?\((?:[^"]*, )?"([^"]*)"', visit.calls)
    assert any(path.endswith("/report.html") for path in opened), "the log tells what is opened"
    assert [path for path in opened if f"{visit.folder}/run/bait/" in path] == []


@watched
def test_nobody_is_met(visit: Visit) -> None:
    """The printing system of the machine is asked for its printers, by the command to print."""
    met = re.findall(r"connect\(\d+, \{(.*)", visit.calls)
    others = [one for one in met if "htons(631)" not in one and "/nscd/" not in one]
    others = [one for one in others if "/cups/" not in one]
    assert others == []
    assert all("127.0.0.1" in one or '"::1"' in one for one in met if "htons(" in one)


def test_what_is_kept_beside_projects_holds_nothing_of_the_material(visit: Visit) -> None:
    kept = visit.kept()
    assert any(one.name == "variorum.ini" for one in kept)
    assert any(one.name == "problem-report.txt" for one in kept), "the visit ends with an error"
    copies = [one for one in kept if one.suffix == ".variorum"]
    assert all(one.parent.parent.name == "backups" for one in copies)
    spoken = [WORD.encode(form) for form in ("utf-8", "utf-16-le")]
    found = {
        one
        for one in kept
        if one not in copies
        for data in [one.read_bytes()]
        if any(word in data for word in spoken)
    }
    assert found == set()


def test_the_report_of_an_error_names_nobody(visit: Visit) -> None:
    (report,) = (one for one in visit.kept() if one.name == "problem-report.txt")
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert NAME not in text
    assert str(visit.folder) not in text
    assert "ValueError" in visit.stderr
    assert WORD not in visit.stderr


def test_nothing_is_left_among_temporary_files(visit: Visit) -> None:
    assert list((visit.folder / "tmp").iterdir()) == []


@posix
def test_files_are_open_to_their_user_only(visit: Visit) -> None:
    run = visit.folder / "run"
    made = [*visit.kept(), *(run / "out").rglob("*"), *run.glob("*.variorum*")]
    assert len(made) > 100
    assert [one for one in made if one.stat().st_mode & 0o077] == []
