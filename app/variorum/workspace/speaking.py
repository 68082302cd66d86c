"""For whom somebody speaks, where the words say so: "South Korea's defence minister"."""

import re
from collections.abc import Iterable

from variorum.grouping.forms import FormSeen
from variorum.grouping.nodes import node_of
from variorum.model.vocabulary import ActorKind
from variorum.workspace.asking import look_up

_POSSESSIVE = re.compile(r"((?:\S+\s+){0,2}\S+)['’]s?\s*\Z")  # noqa: RUF001  # both apostrophes
_MOST = 12
"""Forms looked at: the first ones tell."""


def spoken_for(forms: Iterable[tuple[str, str]]) -> str:
    """Return the one state that holders of an office belong to by their titles, else nothing.

    `forms` are names as written, each with the words before it in an article. Two states, or
    none, give nothing: this is offered to the analyst and never taken by itself.
    """
    found: set[str] = set()
    for (text, before), _ in zip(forms, range(_MOST), strict=False):
        node = node_of(FormSeen(text, names=(text,)), look_up)
        found |= node.states
        if node.name.titles and not node.states:
            found |= _named_before(before)
    return found.pop() if len(found) == 1 else ""


def _named_before(before: str) -> set[str]:
    owner = _POSSESSIVE.search(before)
    words = owner.group(1).split() if owner else []
    for first in range(len(words)):
        entry = look_up(" ".join(words[first:]))
        if entry and entry.kind is ActorKind.STATE and not entry.doubtful:
            return {entry.name}
    return set()
