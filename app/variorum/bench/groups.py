"""The groups of the measure: what each is called, and where it is."""

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from variorum.bench.apart import ApartError, apart
from variorum.bench.rows import Row
from variorum.bench.scale import Workshop

GROUPS: Mapping[str, str] = {
    "launch": "variorum.bench.launch",
    "reader": "variorum.bench.reader",
    "tables": "variorum.bench.tables",
    "library": "variorum.bench.library",
    "palette": "variorum.bench.palette",
    "suggestions": "variorum.bench.suggestions",
    "proposals": "variorum.bench.proposals",
    "summary": "variorum.bench.summary",
    "export": "variorum.bench.exports",
    "import": "variorum.bench.imports",
    "size": "variorum.bench.sizes",
    "gaps": "variorum.bench.gaps",
    "window": "variorum.bench.held",
}
"""Each has ``measure(shop)``, which yields rows."""


def measured(name: str, folder: Path, scale: str) -> Iterator[Row]:
    """Yield the rows of a group, run in a process of its own.

    A group that breaks off gives the rows it had, and one that says so and holds no target.
    """
    try:
        found = apart("variorum.bench.groups:run", name, str(folder), scale)
    except ApartError as failure:
        found = {"rows": [], "problem": str(failure)}
    for one in found["rows"]:
        yield Row(**one)
    if found["problem"]:
        last = found["problem"].splitlines()[-1]
        yield Row(f"{name}: broke off ({last})", "", None, held=False)


def run(name: str, folder: str, scale: str) -> dict[str, Any]:
    """Measure a group here; return its rows as plain values, and what broke it off."""
    rows: list[dict[str, Any]] = []
    problem = ""
    try:
        group = import_module(GROUPS[name])
        rows.extend(asdict(one) for one in group.measure(Workshop(Path(folder), scale)))
    except Exception:  # noqa: BLE001  # the other groups are to be measured all the same
        problem = traceback.format_exc()
    return {"rows": rows, "problem": problem}
