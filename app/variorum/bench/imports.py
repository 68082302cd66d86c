"""An import of very many articles with their index of words, against bare SQLite."""

import hashlib
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from variorum.bench.apart import apart
from variorum.bench.measure import cpu
from variorum.bench.memory import peak
from variorum.bench.press import Press
from variorum.bench.rows import Row, Target, growth, row
from variorum.bench.scale import Workshop
from variorum.ingest.guessing import Guesses
from variorum.ingest.incoming import Incoming
from variorum.model.details import ArticleDetails
from variorum.workspace.collecting import few_collections
from variorum.workspace.import_pieces import FILES_AT_ONCE
from variorum.workspace.importing import Candidate, Importer
from variorum.workspace.projects import create_project

_HERE = "variorum.bench.imports"
_LENGTH = 6_000


def measure(shop: Workshop) -> Iterator[Row]:
    """Import at three sizes, each in a fresh process, texts made off the clock.

    Bare SQLite has its turn before and after the largest of them, since its CPU moves by a tenth
    and more with what else runs on the machine.
    """
    *smaller, count = shop.scale.articles
    found = [_imported(shop, size) for size in smaller]
    before = _stored(shop, count)
    found.append(_imported(shop, count))
    yard = (before + _stored(shop, count)) / 2
    size = f"{count:,} articles"
    yield row("import with full-text index (s)", size, found[-1][0], yard, Target(1.5))
    yield row("import, memory (MB)", size, found[-1][1], None, Target(400, "ours"))
    yield growth("import", shop.scale.articles, [seconds for seconds, _ in found])


def _imported(shop: Workshop, count: int) -> tuple[float, float]:
    path = shop.folder / f"imported-{count}.variorum"
    found: tuple[float, float] = apart(f"{_HERE}:importing", str(path), count)
    path.unlink()
    return found


def _stored(shop: Workshop, count: int) -> float:
    path = shop.folder / "bare.sqlite"
    spent: float = apart(f"{_HERE}:storing", str(path), count)
    path.unlink()
    return spent


def _pieces(count: int) -> Iterator[list[str]]:
    press = Press()
    texts = (f"{press.text(_LENGTH)} {at}." for at in range(count))
    while piece := list(islice(texts, FILES_AT_ONCE)):
        yield piece


def importing(path: str, count: int) -> tuple[float, float]:
    """Return the seconds of CPU of importing so many read texts, and the most MB held."""
    session = create_project(Path(path), "Imported", "Ada")
    importer = Importer(session)
    spent = 0.0
    for texts in _pieces(count):
        found = [_candidate(text) for text in texts]

        @few_collections()  # as the command and the window do for each piece
        def work() -> None:
            act = importer.act(found)  # noqa: B023  # run at once
            if act is not None:
                session.do(act).result()

        spent += cpu(work)
    spent += cpu(session.close)
    return spent, peak()


def _candidate(text: str) -> Candidate:
    sha = hashlib.sha256(text.encode()).hexdigest()
    incoming = Incoming(text, sha, "utf-8", (), "made", Guesses())
    return Candidate("made", incoming, ArticleDetails(title=text[:40], outlet="Made Post"))


def storing(path: str, count: int) -> float:
    """Return the seconds of CPU of storing so many texts in two bare tables, and indexing them."""
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript(
        "CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT);"
        "CREATE TABLE body (id INTEGER PRIMARY KEY, sha TEXT, text TEXT);"
        "CREATE VIRTUAL TABLE words USING fts5(text, content='body', content_rowid='id');"
    )
    spent, known = 0.0, 0
    for texts in _pieces(count):
        heads = [(known + at, text[:40]) for at, text in enumerate(texts)]
        bodies = [
            (known + at, hashlib.sha256(text.encode()).hexdigest(), text)
            for at, text in enumerate(texts)
        ]
        known += len(texts)

        def work() -> None:
            database.execute("BEGIN")
            database.executemany("INSERT INTO article VALUES (?, ?)", heads)  # noqa: B023  # run at once
            database.executemany("INSERT INTO body VALUES (?, ?, ?)", bodies)  # noqa: B023  # run at once
            database.execute("COMMIT")

        spent += cpu(work)
    spent += cpu(lambda: database.execute("INSERT INTO words (words) VALUES ('rebuild')"))
    database.close()
    return spent
