"""What a tag and an article take: in the file, in its journal, in memory."""

import random
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from variorum.bench.apart import apart
from variorum.bench.memory import resident
from variorum.bench.opened import loaded, new_actor_tag, opened
from variorum.bench.rows import Row, Target, row
from variorum.bench.scale import SEED, Workshop
from variorum.model.records import Actor, Article
from variorum.ui.desk.rows import span_views

_HERE = "variorum.bench.sizes"
_ACTS = 200
_MILLION = 1_000_000
_BARE = """
    CREATE TABLE span (
        id BLOB PRIMARY KEY NOT NULL, body BLOB NOT NULL, kind TEXT NOT NULL,
        start INTEGER NOT NULL, "end" INTEGER NOT NULL
    );
    CREATE INDEX span_body ON span (body, start);
    CREATE TABLE link (
        id BLOB PRIMARY KEY NOT NULL, tag BLOB NOT NULL, role TEXT NOT NULL, target BLOB NOT NULL
    );
    CREATE INDEX link_tag ON link (tag);
    CREATE INDEX link_target ON link (target);
    INSERT INTO span SELECT id, text_version, kind, start, "end" FROM made.tag ORDER BY id;
    INSERT INTO link
    SELECT id, tag, role, coalesce(actor, proposition, quantity, topic, outlet)
    FROM made.tag_link ORDER BY id;
"""
"""The yardstick: spans, ids and links, with the indexes any program needs to find them again."""


def measure(shop: Workshop) -> Iterator[Row]:
    """Measure the largest project, and one of a single article with as many tags as are read."""
    tags = shop.scale.tags[-1]
    path = shop.project(tags)
    part = _MILLION / tags
    ours = part * _size_of(shop.folder / "ours.sqlite", path, ("tag", "tag_link"))
    bare = part * _size_of(shop.folder / "bare.sqlite", path, ())
    yield row("file per 1,000,000 tags (MB)", f"{tags:,} tags", ours, bare, Target(1.5))
    journal = apart(f"{_HERE}:acting", str(shop.project(shop.scale.tags[0])), _ACTS)
    yield row("journal per 1,000,000 tags, one act each (MB)", f"{_ACTS} acts", journal)
    articles = shop.scale.tags[-1] // 10
    held = apart(f"{_HERE}:holding_articles", str(path))
    yield row("memory per article of a project (KB)", f"{articles:,} articles", held)
    dense = shop.scale.texts[-1][1]
    held = apart(f"{_HERE}:holding_tags", str(shop.dense(dense)))
    yield row("memory per tag of an open article (KB)", f"{dense:,} tags", held)


def _size_of(copy: Path, project: Path, tables: Sequence[str]) -> float:
    """Return the MB that tables of a project take with their indexes; the bare ones if none."""
    database = sqlite3.connect(copy, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA ignore_check_constraints = ON")  # they were checked in the project
        database.execute("ATTACH ? AS made", [str(project)])
        if not tables:
            database.executescript(f"BEGIN; {_BARE} COMMIT;")
        for table in tables:
            _copy(database, table)
        (pages,), (size,) = (
            database.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size")
        )
        return float(pages * size) / _MILLION
    finally:
        database.close()
        copy.unlink()


def _copy(database: sqlite3.Connection, table: str) -> None:
    found = database.execute(
        "SELECT sql FROM made.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL"
        " ORDER BY type DESC",
        [table],
    )
    for (sql,) in found.fetchall():
        database.execute(sql)
    database.execute(f"INSERT INTO main.{table} SELECT * FROM made.{table}")  # noqa: S608  # our own tables


def acting(path: str, acts: int) -> float:
    """Return the MB the journal would take after a million acts like the `acts` done here."""
    rng = random.Random(SEED)  # noqa: S311  # made data, not secrets
    with opened(path) as session:
        home = loaded(session, next(iter(session.state.catalogue.all(Article))))
        actors = list(session.state.catalogue.all(Actor).values())
        for at in range(acts):
            start = at % (len(home.text) - 12)
            session.do(new_actor_tag(session, home, rng.choice(actors), start)).result()
    copy = Path(path).with_suffix(".journal")
    return _MILLION / acts * _size_of(copy, Path(path), ("act", "event"))


def holding_articles(path: str) -> float:
    """Return the KB of memory that opening a project takes for each of its articles."""
    before = resident()
    with opened(path) as session:
        count = len(session.state.catalogue.all(Article))
        return 1024 * (resident() - before) / count


def holding_tags(path: str) -> float:
    """Return the KB of memory that an open article takes for each tag, as read and as drawn."""
    with opened(path) as session:
        catalogue = session.state.catalogue
        (article,) = islice(catalogue.all(Article), 1)
        before = resident()
        home = loaded(session, article)
        drawn = span_views(home.linked_in_order(), catalogue)
        return 1024 * (resident() - before) / max(1, len(drawn))
