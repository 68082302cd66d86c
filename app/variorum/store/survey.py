"""All that a summary rests on, read in the order of the rows: without a search for each tag."""

from collections.abc import Collection
from typing import NamedTuple

from sqlite_utils import Database

from variorum.model.evidence import LinkedCells
from variorum.model.tally import Naming
from variorum.store import counts, ground_rows
from variorum.store.latest import Homes
from variorum.store.pieces import Piece


class Survey(NamedTuple):
    """What some tags say: evidence, and who is named, be it in a latest text or in another."""

    evidence: list[LinkedCells]
    namings: Collection[Naming[bytes, bytes]]


def survey(database: Database, piece: Piece, homes: Homes) -> Survey:
    """Read the tags of a piece."""
    evidence = list(ground_rows.in_piece(database, piece, homes))
    return Survey(evidence, counts.namings_in(database, piece))
