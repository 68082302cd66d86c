"""All that a summary rests on, read in the order of the rows: without a search for each tag."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlite_utils import Database

from variorum.model.evidence import LinkedCells
from variorum.model.ids import Id
from variorum.model.tally import Naming
from variorum.store import counts, ground_rows
from variorum.store.pieces import Piece

Homes = Mapping[bytes, Id]
"""Articles by the id of their latest text."""


class Survey(NamedTuple):
    """What some tags say: evidence, and who is named how often."""

    evidence: list[LinkedCells]
    namings: list[Naming]


def survey(database: Database, piece: Piece, homes: Homes) -> Survey:
    """Read the tags of a piece; those in a text that is not in `homes` are left out."""
    evidence = list(ground_rows.in_piece(database, piece, homes))
    return Survey(evidence, list(counts.namings_in_piece(database, piece, homes)))
