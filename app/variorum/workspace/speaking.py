"""For whom somebody may speak, and does where the words say so: "South Korea's minister"."""

import re
from collections.abc import Collection, Iterable

from variorum.grouping.forms import FormSeen
from variorum.grouping.nodes import node_of
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor
from variorum.model.vocabulary import ActorKind
from variorum.tagging.known_names import names_in
from variorum.text.keys import ARTICLES, normal_key
from variorum.workspace.asking import look_up

_POSSESSIVE = re.compile(r"((?:\S+\s+){0,2}\S+)['’]s?\s*\Z")  # noqa: RUF001  # both apostrophes
_MOST = 12
"""Forms looked at: the first ones tell."""
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.AUTHOR})
"""Nobody speaks for these."""


def may_speak_for(catalogue: Catalogue, without: Collection[Id], typed: str) -> list[str]:
    """Return the names, in order, of those an actor may speak for that begin as is `typed`.

    Actors `without` are left out; case makes no difference. This is asked at every key.
    """
    known, begin = names_in(catalogue, Actor.kind_name), typed.casefold()
    is_article = any(one.startswith(begin) for one in ARTICLES)  # which keys are without
    records = known.all() if is_article else known.beginning(normal_key(typed))
    found = {
        one.name
        for one in records
        if isinstance(one, Actor)
        and one.name.casefold().startswith(begin)
        and one.kind not in _PEOPLE
        and one.article is None
        and one.id not in without
    }
    return sorted(found, key=str.casefold)


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
