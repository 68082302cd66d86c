"""One value of a tag by name, wherever the model keeps it."""

from variorum.export.index import Index
from variorum.model.tags import Tag
from variorum.model.vocabulary import LinkRole

_OF_LINK = ("polarity", "type")


def tag_value(tag: Tag, name: str, index: Index) -> object:
    """Return a field of a tag or of its links to propositions; None if empty or if links differ."""
    value = _of_links(tag, name, index) if name in _OF_LINK else getattr(tag, name)
    return None if value == "" else value


def _of_links(tag: Tag, name: str, index: Index) -> object:
    links = [link for link in index.links[tag.id] if link.role is LinkRole.PROPOSITION]
    values = {getattr(link, name) for link in links}
    return values.pop() if len(values) == 1 else None
