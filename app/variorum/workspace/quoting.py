"""Quotes with what stands around them, for whoever shows evidence."""

from collections.abc import Iterable

from variorum.model.ids import Id
from variorum.model.records import TextVersion
from variorum.store.store import Store

Context = tuple[str, str, str]
"""Before, quote, after."""

_WIDTH = 160
"""Code points on each side: more than a card shows."""


def contexts(store: Store, tags: Iterable[Id]) -> dict[Id, Context]:
    """Return the words of tags with up to 160 code points on each side."""
    found = [linked.tag for linked in store.tags(tags)]
    versions = store.get_many("text_version", {tag.text_version for tag in found})
    quotes = {}
    for tag in found:
        version = versions[tag.text_version]
        assert isinstance(version, TextVersion)  # asked for by kind  # noqa: S101
        text = version.text
        before = text[max(0, tag.start - _WIDTH) : tag.start]
        quotes[tag.id] = (before, tag.quote, text[tag.end : tag.end + _WIDTH])
    return quotes


def said_on(store: Store, tags: Iterable[Id]) -> dict[Id, str]:
    """Return the days on which tagged statements were made, as written, where the tags tell."""
    return {
        linked.tag.id: date
        for linked in store.tags(tags)
        if (date := linked.tag.statement_date or linked.tag.as_of)
    }
