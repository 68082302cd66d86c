"""Articles read, as values JSON knows: how they come back from the process that reads files.

What comes back is checked like anything from elsewhere: the process that read a hostile file may
be its own no longer.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from hashlib import sha256
from typing import Any

from variorum.ingest.guessing import Guesses
from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import read_bytes
from variorum.model.dates import is_date
from variorum.model.errors import UserError
from variorum.model.reading import Reading
from variorum.model.vocabulary import Genre, RegionKind

READ = "variorum.ingest.plainly:read"
"""The function below by the name the other process finds it by."""

_WORDS = ("text", "encoding", "extractor", "file_name", "place", "left_out")


def given(name: str, how: Reading) -> dict[str, Any]:
    """Return what `read` is to be given besides the bytes."""
    return {"name": name, "encoding": how.encoding, "columns": dict(how.columns)}


def read(data: bytes, task: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Read a file; raise what `read_bytes` raises."""
    how = Reading(task["encoding"], task["columns"])
    return [asdict(one) for one in read_bytes(data, task["name"], how)]


def articles(plain: object, file: str) -> list[Incoming]:
    """Return the articles that `read` made plain; UserError limited.failed if they are none."""
    try:
        return [_article(one, file) for one in _list(plain)]
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("limited.failed", file=file, problem="unfit answer") from error


def _article(plain: Mapping[str, Any], file: str) -> Incoming:
    words = {name: _text(plain[name]) for name in _WORDS}
    text = words.pop("text")
    return Incoming(
        text=text,
        sha256=sha256(text.encode("utf-8")).hexdigest(),
        steps=tuple(map(_text, plain["steps"])),
        guesses=_guesses(plain["guesses"]),
        regions=tuple(_region(one, len(text)) for one in plain["regions"]),
        **words | {"file_name": file},
    )


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _region(plain: Any, length: int) -> tuple[int, int, RegionKind]:  # noqa: ANN401  # any JSON
    start, end, kind = plain
    if not 0 <= int(start) < int(end) <= length:
        raise ValueError
    return int(start), int(end), RegionKind(kind)


def _guesses(plain: Mapping[str, Any]) -> Guesses:
    names = {one.name for one in fields(Guesses)} - {"genre", "inferred"}
    known = {name: _text(plain[name]) for name in names}
    if known["published"] and not is_date(known["published"]):
        raise ValueError
    genre = plain["genre"]
    return Guesses(
        genre=None if genre is None else Genre(genre),
        inferred=tuple(map(_text, plain["inferred"])),
        **known,
    )
