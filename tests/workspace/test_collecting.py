"""Memory that was freed goes back to the system where the C library can be told so."""

import ctypes
import gc
import sys
from types import SimpleNamespace

import pytest

from variorum.workspace.collecting import few_collections, give_back, share_one_heap


def test_the_c_library_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(malloc_trim=told.append))
    give_back()
    assert told == [0]


def test_threads_are_to_share_one_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    def mallopt(option: int, value: int) -> None:
        told.append((option, value))

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(mallopt=mallopt))
    share_one_heap()
    assert told == [(-8, 1)]  # M_ARENA_MAX in malloc.h


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_one_that_cannot_is_left_alone(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    give_back()
    share_one_heap()


@pytest.mark.parametrize(("made", "is_left_alone"), [(10, False), (60_000, True)])
def test_what_a_round_would_long_look_at_is_looked_at_by_none(
    made: int, *, is_left_alone: bool
) -> None:
    before = gc.get_freeze_count()
    gc.collect()
    try:
        with few_collections():
            held: list[list[int]] = [[one] for one in range(made)]
        assert gc.isenabled()
        assert (gc.get_freeze_count() >= before + made) is is_left_alone
        assert len(held) == made
    finally:
        gc.unfreeze()
