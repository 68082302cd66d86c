"""Files of other programs read, as values JSON knows: how they come from the process with limits.

What comes back is checked like anything from elsewhere: the process that read a hostile file may
be its own no longer.
"""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from variorum.exchange import formats
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignTag, ForeignText
from variorum.model.ids import Id
from variorum.model.kinds import from_plain, to_plain
from variorum.model.records import Record

READ = "variorum.exchange.plainly:read"
"""The function below by the name the other process finds it by."""

_TAG = (
    *("key", "label", "start", "end", "quote", "prefix", "suffix", "values", "author", "created"),
    *("note", "opening"),
)
_tag_values = attrgetter(*_TAG)

T = TypeVar("T")


def given(path: Path, form: str) -> dict[str, Any]:
    """Return what `read` is to be given."""
    return {"path": str(path.absolute()), "form": form}


def read(_data: bytes, task: Mapping[str, Any]) -> dict[str, Any]:
    """Read a file; raise what `formats.read` raises."""
    found = formats.read(Path(task["path"]), task["form"])
    return {
        "form": found.form,
        "texts": [_plain_text(one) for one in found.texts],
        "own": [[record.kind_name, to_plain(record)] for record in found.own],
        "codes": found.codes,
        "unread": found.unread,
        "edited": sorted(found.edited),
        "meanings": dict(found.meanings),
    }


def _plain_text(text: ForeignText) -> dict[str, Any]:
    return {
        "name": text.name,
        "text": text.text,
        "details": dict(text.details),
        "tags": [[*map(_plain, _tag_values(one))] for one in text.tags],
        "links": [[one.label, one.source, one.target] for one in text.links],
    }


def _plain(value: Any) -> Any:  # noqa: ANN401  # a field of a tag
    return dict(value) if isinstance(value, Mapping) else value


def foreign(plain: object, file: str) -> ForeignFile:
    """Return the file that `read` made plain; UserError limited.failed if it is none."""
    try:
        return _file(_mapping(plain))
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise UserError("limited.failed", file=file, problem="unfit answer") from error


def _file(plain: Mapping[str, Any]) -> ForeignFile:
    return ForeignFile(
        form=_text(plain["form"]),
        texts=_each(plain["texts"], _foreign_text),
        own=_each(plain["own"], _record),
        codes=_each(plain["codes"], _text),
        unread=_each(plain["unread"], _count),
        edited=frozenset(map(Id, _each(plain["edited"], _text))),
        meanings=_texts(plain["meanings"]),
    )


def _foreign_text(plain: Any) -> ForeignText:  # noqa: ANN401  # any JSON
    return ForeignText(
        name=_text(plain["name"]),
        text=_optional(plain["text"], _text),
        details=_texts(plain["details"]),
        tags=_each(plain["tags"], _tag),
        links=_each(plain["links"], _link),
    )


def _tag(plain: Any) -> ForeignTag:  # noqa: ANN401  # any JSON
    values = dict(zip(_TAG, plain, strict=True))
    start, end = (_optional(values.pop(name), _number) for name in ("start", "end"))
    quote, known = _optional(values.pop("quote"), _text), _texts(values.pop("values"))
    words = {name: _text(value) for name, value in values.items()}
    return ForeignTag(start=start, end=end, quote=quote, values=known, **words)


def _link(plain: Any) -> ForeignLink:  # noqa: ANN401  # any JSON
    label, source, target = map(_text, plain)
    return ForeignLink(label, source, target)


def _record(plain: Any) -> Record:  # noqa: ANN401  # any JSON
    kind, values = plain
    return from_plain(_text(kind), dict(_mapping(values)))


def _count(plain: Any) -> tuple[str, int]:  # noqa: ANN401  # any JSON
    what, number = plain
    return _text(what), _number(number)


def _each(value: object, make: Callable[[Any], T]) -> tuple[T, ...]:
    if not isinstance(value, Iterable) or isinstance(value, str | Mapping):
        raise TypeError
    return tuple(map(make, value))


def _texts(value: object) -> dict[str, str]:
    return {_text(key): _text(one) for key, one in _mapping(value).items()}


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError
    return value


def _optional(value: Any, make: Callable[[Any], T]) -> T | None:  # noqa: ANN401  # any JSON
    return None if value is None else make(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value
