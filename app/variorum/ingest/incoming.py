"""What reading a file gives: texts ready to be frozen, each with its origin.

A reader of a format returns `Extracted` texts as blocks (paragraphs and headings); `incoming` puts
them together, normalises once and adds what the text shows of its metadata.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from variorum.ingest.dates import parse_date
from variorum.ingest.decoding import normalise
from variorum.ingest.guessing import Guesses, guess_metadata
from variorum.ingest.languages import guess_language
from variorum.model.dates import is_date
from variorum.model.vocabulary import RegionKind

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
_PAIR_OR_LONE = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text ready to be frozen: normalised, with its SHA-256 (of its UTF-8) and its origin.

    `encoding` is what it was decoded from, `steps` what reading and normalisation did, `extractor`
    what read it and in which version; `file_name` is empty for pasted text. `regions` are the
    (start, end, kind) the format itself states, `place` tells which of several articles of a file
    this is ("2/10"), `left_out` is the text of the file that is not in the article.
    """

    text: str
    sha256: str
    encoding: str
    steps: tuple[str, ...]
    extractor: str
    guesses: Guesses
    file_name: str = ""
    regions: tuple[tuple[int, int, RegionKind], ...] = ()
    place: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or what the format says it is instead."""

    text: str
    kind: RegionKind | None = None


_LONG_CELL = 3
"""Paragraphs in one cell from which on a table's row is layout and no row of a table."""


def row_blocks(cells: Iterable[Sequence[Block]]) -> list[Block]:
    """Return a table's row as one line, a row that is layout as its paragraphs."""
    full = [[one for one in cell if one.text.strip()] for cell in cells]
    full = [cell for cell in full if cell]
    if len(full) > 1 and max(map(len, full)) <= _LONG_CELL:
        return [Block("\t".join(" ".join(one.text for one in cell) for cell in full))]
    return [one for cell in full for one in cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One article as a reader found it. `known` are fields of `Guesses` the format states."""

    blocks: tuple[Block, ...]
    extractor: str
    encoding: str = ""
    steps: tuple[str, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    left_out: str = ""


def incoming(found: Extracted, original: bytes, file: str, place: str = "") -> Incoming:
    """Freeze what a reader found; raise UserError import.empty or import.too_large."""
    text, regions, repaired = assemble(found.blocks)
    text, steps = normalise(text, file)
    origin = f"original:sha256={hashlib.sha256(original).hexdigest()}"
    return Incoming(
        text,
        hashlib.sha256(text.encode("utf-8")).hexdigest(),
        found.encoding,
        (origin, *found.steps, *repaired, *steps),
        found.extractor,
        _guesses(text, found.known),
        file,
        regions,
        place,
        found.left_out,
    )


def assemble(
    blocks: Iterable[Block],
) -> tuple[str, tuple[tuple[int, int, RegionKind], ...], tuple[str, ...]]:
    """Return the blocks as one text (a blank line between two), their regions and the repairs.

    Surrogate pairs become the character they stand for; lone ones and control characters, which no
    format means as text, are dropped and counted (``characters:dropped=N``).
    """
    pieces: list[str] = []
    regions: list[tuple[int, int, RegionKind]] = []
    length = dropped = 0
    for block in blocks:
        text, lost = clean(block.text)
        dropped += lost
        text = text.strip(" \t\n")
        if not text:
            continue
        if pieces:
            length += 2
        if block.kind:
            regions.append((length, length + len(text), block.kind))
        pieces.append(text)
        length += len(text)
    steps = (f"characters:dropped={dropped}",) if dropped else ()
    return "\n\n".join(pieces), tuple(regions), steps


def clean(text: str) -> tuple[str, int]:
    """Return `text` with LF only and whole characters only, and how many were dropped."""
    text = _PAIR_OR_LONE.sub(_joined, _BREAKS.sub("\n", text))
    return _CONTROLS.subn("", text)


def _joined(found: re.Match[str]) -> str:
    pair = found[0].encode("utf-16", "surrogatepass")
    # A lone half becomes NUL, which `clean` counts as dropped.
    return pair.decode("utf-16") if len(found[0]) > 1 else "\0"


def _guesses(text: str, known: Mapping[str, str]) -> Guesses:
    """Prefer what the format states; all of it is marked inferred until somebody confirms it."""
    shown = guess_metadata(text)
    stated = {key: value.strip() for key, value in known.items() if value and value.strip()}
    day = stated.pop("published", "")
    published = parse_date(day) or day
    if is_date(published):
        stated["published"] = published
    if "language" not in stated and not shown.language:
        stated["language"] = guess_language(text)
    together = replace(shown, **stated, inferred=())  # type: ignore[arg-type]  # names of Guesses
    named = (one.name for one in fields(Guesses) if one.name != "inferred")
    return replace(together, inferred=tuple(name for name in named if getattr(together, name)))
