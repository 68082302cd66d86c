"""What a workspace needs when first entered is loaded beforehand, a few modules at a time."""

import subprocess
import sys

from variorum.ui.desk.warming import STEPS, Warming

_MOST = 8
"""Modules one step may bring: each takes one or two milliseconds."""

_RUN = """
import os, sys
from importlib import import_module
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import variorum.ui.desk.furnishing
from variorum.ui.desk.warming import Warming, STEPS
def loaded():
    return {name for name in sys.modules if name.startswith("variorum")}
warming, brought = Warming(), []
for _ in STEPS:
    before = loaded()
    warming.step()
    brought.append(len(loaded() - before))
before = loaded()
for name in ("ui.summary.pane", "ui.reconcile.pane", "ui.desk.cards", "ui.desk.summary_pages"):
    import_module(f"variorum.{name}")
print(max(brought), len(loaded() - before))
"""


def test_each_step_brings_little_and_afterwards_nothing_is_missing() -> None:
    done = subprocess.run(  # noqa: S603  # this interpreter on the code above
        [sys.executable, "-c", _RUN], capture_output=True, text=True, check=True
    )
    most, missing = map(int, done.stdout.split())
    assert most <= _MOST
    assert missing == 0


def test_no_step_is_named_twice() -> None:
    assert len(set(STEPS)) == len(STEPS)


def test_what_follows_is_done_once_all_is_loaded() -> None:
    done: list[str] = []
    warming = Warming((lambda: done.append("one"), lambda: done.append("other")))
    for _ in STEPS:
        warming.step()
    assert done == []
    for _ in range(3):
        warming.step()
    assert done == ["one", "other"]


def test_what_a_step_returns_is_done_next() -> None:
    done: list[str] = []
    warming = Warming((lambda: iter([lambda: done.append("one")]), lambda: done.append("other")))
    for _ in range(len(STEPS) + 3):
        warming.step()
    assert done == ["one", "other"]
