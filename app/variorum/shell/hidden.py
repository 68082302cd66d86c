"""Controls that would hide or reorder text are shown by their code; names end their direction.

Names from elsewhere stand in sentences of ours: without isolates a name in a right-to-left
script, or one with an override in it, would turn the words around it (Unicode UAX #9).
"""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

_HIDDEN = re.compile(
    "[\u0000\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb]"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e0fff]"  # beyond a flag's letters
)
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def visible(text: str) -> str:
    """Return `text` with zero-width and direction controls replaced by their code, as [U+202E]."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def isolated(name: str) -> str:
    """Return `name` made visible and wrapped so that its direction ends with it."""
    return f"{_FIRST_STRONG_ISOLATE}{visible(name)}{_POP_ISOLATE}"


def sealed(text: str) -> str:
    """Return `text` isolated where it hides something or runs right to left, else as it is."""
    return isolated(text) if _HIDDEN.search(text) or _RIGHT_TO_LEFT.search(text) else text


def all_sealed(value: T) -> T:
    """Return a value with every text in it sealed: dataclasses, tuples and mappings within too.

    Tokens of a vocabulary, which are text as well, and whatever else it holds stay as they are.
    """
    return cast("T", _all_sealed(value))


def _all_sealed(value: Any) -> Any:  # noqa: ANN401  # whatever a report holds
    if type(value) is str:
        return sealed(value)
    if isinstance(value, tuple):
        return tuple(map(_all_sealed, value))
    if isinstance(value, Mapping):
        return {key: _all_sealed(each) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        found = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        made = {name: _all_sealed(each) for name, each in found.items()}
        changed = {name: each for name, each in made.items() if each != found[name]}
        return replace(value, **changed) if changed else value
    return value
