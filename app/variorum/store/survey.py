"""All that a summary rests on, read in one go: what an article holds lies together in the file."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlite_utils import Database

from variorum.model.evidence import LinkedCells
from variorum.model.ids import Id
from variorum.model.tally import Naming
from variorum.store import counts, ground_rows
from variorum.store.chunks import chunks
from variorum.store.latest import AT_ONCE, latest_of


class Survey(NamedTuple):
    """What some articles hold: evidence, who is named how often, and how much of them is read."""

    evidence: list[LinkedCells]
    namings: list[Naming]
    shares: dict[Id, tuple[int, int]]


def survey(database: Database, articles: Iterable[Id]) -> Survey:
    """Read all of it in small pieces: while one is read, nothing can be saved."""
    found = Survey([], [], {})
    for piece in chunks(articles, AT_ONCE):
        homes = latest_of(database, piece)
        found.evidence.extend(ground_rows.in_texts(database, homes))
        found.namings.extend(counts.namings_in(database, homes))
        found.shares.update(counts.read_shares_in(database, homes))
    return found
