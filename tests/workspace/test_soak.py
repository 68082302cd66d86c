"""A long sitting: random acts, undo, redo, closing, kills; after each all that must hold does.

`VARIORUM_SOAK_MINUTES=10 pytest -m soak` sits for as long; the suite does a fixed number of acts.
"""

import gc
import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from killed_runs import Run
from killed_work import act_at_random
from random_acts import ACTS

from variorum.model.catalogue import IN_TEXT
from variorum.model.errors import UserError
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag
from variorum.paths import sample_corpus
from variorum.store.store import Store
from variorum.workspace.exchange import annotate
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.reporting import summarise
from variorum.workspace.session import Session

MINUTES = float(os.environ.get("VARIORUM_SOAK_MINUTES", "0"))
ACTS_IN_A_SITTING = 8
SITTINGS_ON_A_PROJECT = 6
"""Then another project begins, so that what is measured does not grow with the project."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a project with all tags of the sample, to be copied."""
    folder = tmp_path_factory.mktemp("soak")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VARIORUM_DATA_DIR", str(folder / "data"))
        session = create_project(folder / "sample.variorum", "Soak", "Ada")
        annotate(session, sample_corpus() / "tags.jsonl")
        session.close()
        yield session.path


def hold(session: Session, kept: Reconciler) -> None:
    """Look at everything that must hold at any time."""
    assert session.check().result() == [], "replay, references, chains, texts, index"
    records = session.submit(lambda store: list(store.records())).result()
    texts = {one.id: one.text for one in records if isinstance(one, TextVersion)}
    for one in records:
        if isinstance(one, Tag):
            assert one.quote == texts[one.text_version][one.start : one.end]
    assert_like(session, records)
    assert kept.summary().result() == summarise(session), "what is kept is what is made anew"


def assert_like(session: Session, records: list[Record]) -> None:
    """See that what is in memory is what is on disk."""
    shown = {one.id: one for one in session.state.catalogue}
    stored = {one.id: one for one in records if one.id in shown}
    assert shown == stored
    small = [one for one in records if one.kind_name not in IN_TEXT]
    assert len(small) == len(shown)


def sit(path: Path, chance: random.Random, done: Counter[str]) -> None:
    """Open a project, do some acts, look after each, and close it."""
    session = open_project(path, "Ada")
    kept = Reconciler(session)
    try:
        hold(session, kept)
        for _ in range(ACTS_IN_A_SITTING):
            act = chance.choice(ACTS)
            before = session.submit(_last).result()
            try:
                act(session, random.Random(chance.random()))  # noqa: S311  # a test's dice
                done[act.__name__] += 1
            except UserError:
                done["refused"] += 1
                assert session.submit(_last).result() == before, "a refused act left something"
            hold(session, kept)
    finally:
        kept.close()
        session.close()


def _last(store: Store) -> int:
    return store.last_seq()


def kill_one(path: Path, chance: random.Random) -> None:
    """Let a second process act, and kill it somewhere; all it told of must be there."""
    seed = str(chance.random())
    run = Run(path.parent, act_at_random, path, seed)
    told = [run.told() for _ in range(chance.randint(2, 5))]
    for _ in range(chance.randrange(20_000)):  # somewhere within the next act
        pass
    told += run.kill()
    session = open_project(path, "Ada")
    try:
        assert session.refusal is None
        assert session.submit(_last).result() >= told[-1]
        assert session.check().result() == []
    finally:
        session.close()


def live(sample: Path, folder: Path, number: int, done: Counter[str]) -> None:
    """Take one project through some sittings and kills."""
    chance = random.Random(number)  # noqa: S311  # repeatable, no secret
    path = folder / f"{number}.variorum"
    shutil.copy(sample, path)
    for sitting in range(SITTINGS_ON_A_PROJECT):
        sit(path, chance, done)
        if sitting % 2:
            kill_one(path, chance)
            done["kill"] += 1
    path.unlink()


@pytest.mark.slow
def test_a_short_sitting(sample: Path, tmp_path: Path) -> None:
    done: Counter[str] = Counter()
    live(sample, tmp_path, 1, done)
    assert sum(done.values()) >= ACTS_IN_A_SITTING * SITTINGS_ON_A_PROJECT
    assert done["kill"] == SITTINGS_ON_A_PROJECT // 2
    assert done["_back"]
    assert done["_forth"]


def resident() -> int:
    """Return how much memory this process has, in bytes."""
    gc.collect()
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.soak
@pytest.mark.skipif(not MINUTES, reason="set VARIORUM_SOAK_MINUTES")
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_long_sitting(sample: Path, tmp_path: Path) -> None:
    end = time.monotonic() + MINUTES * 60
    done: Counter[str] = Counter()
    sizes: list[int] = []
    while time.monotonic() < end or len(sizes) < 4:
        live(sample, tmp_path, len(sizes), done)
        sizes.append(resident())
    quarter = max(1, len(sizes) // 4)
    early, late = median(sizes[quarter : 2 * quarter + 1]), median(sizes[-quarter:])
    said = ", ".join(f"{size >> 20}" for size in sizes)
    print(f"{sum(done.values())} acts {dict(done)}; MB after each project: {said}")  # noqa: T201  # asked for
    assert late < early * 1.1, f"memory grows: {said} MB"
