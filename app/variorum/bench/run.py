"""One run of the measure: a folder for its made data, groups one after the other, one table."""

import compileall
import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.bench.groups import GROUPS, measured
from variorum.bench.rows import Row

Report = Callable[[str], None]


def bench(scale: str, only: Iterable[str] = (), report: Report = lambda _: None) -> list[Row]:
    """Measure some groups (all, if none is named) at a scale; `report` hears which is under way.

    What is made is removed at the end; the user's own projects and settings are not touched.
    The program is measured as it is once installed, with its modules compiled.
    """
    compileall.compile_dir(Path(__file__).parents[1], quiet=2)
    chosen = set(only) or set(GROUPS)
    rows: list[Row] = []
    # On Windows a file may still be held for a moment by a process that has just ended.
    room = tempfile.TemporaryDirectory(prefix="variorum-bench-", ignore_cleanup_errors=True)
    with room as made, _secluded(Path(made)):
        for name in GROUPS:
            if name in chosen:
                report(name)
                rows += measured(name, Path(made), scale)
    return rows


def machine() -> str:
    """Say on what was measured."""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"Python {platform.python_version()}, {system}"


@contextmanager
def _secluded(folder: Path) -> Iterator[None]:
    """Let what is started now keep its settings and projects in `folder`, and draw unseen."""
    wanted = {
        "VARIORUM_CONFIG_DIR": str(folder / "config"),
        "VARIORUM_DATA_DIR": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
