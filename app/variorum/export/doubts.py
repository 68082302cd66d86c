"""Tags of a dataset that are sound and yet can count nowhere: most likely slips of a converter."""

from collections import Counter
from collections.abc import Iterable, Iterator

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Quantity
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole, QuantityKind, TagKind, Voice

ROLES = {
    TagKind.ACTOR: {LinkRole.ACTOR},
    TagKind.CLAIM: {LinkRole.PROPOSITION, LinkRole.SPEAKER},
    TagKind.STANCE: {LinkRole.HOLDER, LinkRole.TARGET},
    TagKind.FIGURE: {LinkRole.QUANTITY, LinkRole.SPEAKER},
}
"""The roles of links that mean something to a tag of each kind."""


def doubts(changes: Iterable[Change]) -> dict[str, int]:
    """Return how many new tags are doubtful, by code; each tag once for a code, none rejected.

    role: a link of a role that its kind does not have. untyped: a claim's proposition without
    polarity or type. no_speaker: attributed to nobody. narrator: the narrator's, and yet with a
    speaker. no_holder, no_target, no_attitude: a stance without them. no_value: a figure without
    comparator, or without the number it calls for. stock: one counted since a day, of a quantity
    that is a stock and so has no window.
    """
    tags: dict[Id, Tag] = {}
    links: dict[Id, list[TagLink]] = {}
    stocks: set[Id | None] = set()
    for change in changes:
        after = change.after
        if isinstance(after, Tag) and change.before is None and not after.rejected:
            tags[after.id] = after
        elif isinstance(after, TagLink):
            links.setdefault(after.tag, []).append(after)
        elif isinstance(after, Quantity) and after.kind is QuantityKind.STOCK:
            stocks.add(after.id)
    found = Counter(code for tag in tags.values() for code in _of(tag, links.get(tag.id, [])))
    of_stocks = {link.tag for each in links.values() for link in each if link.quantity in stocks}
    found["stock"] = sum(bool(tags[tag].window_start) for tag in of_stocks if tag in tags)
    return {code: count for code, count in sorted(found.items()) if count}


def _of(tag: Tag, links: list[TagLink]) -> Iterator[str]:
    roles = {link.role for link in links}
    if not roles <= ROLES[tag.kind]:
        yield "role"
    if tag.kind is TagKind.CLAIM:
        yield from _of_claim(tag, links, spoken=LinkRole.SPEAKER in roles)
    elif tag.kind is TagKind.STANCE:
        missing = {
            "no_attitude": tag.attitude is None,
            "no_holder": LinkRole.HOLDER not in roles,
            "no_target": LinkRole.TARGET not in roles,
        }
        yield from (code for code, is_missing in missing.items() if is_missing)
    elif tag.kind is TagKind.FIGURE and (tag.comparator is None or _lacks_value(tag)):
        yield "no_value"


def _of_claim(tag: Tag, links: list[TagLink], *, spoken: bool) -> Iterator[str]:
    about = [link for link in links if link.role is LinkRole.PROPOSITION]
    if any(link.polarity is None or link.type is None for link in about):
        yield "untyped"
    if tag.voice is Voice.ATTRIBUTED and not spoken:
        yield "no_speaker"
    if tag.voice is Voice.NARRATOR and spoken:
        yield "narrator"


def _lacks_value(tag: Tag) -> bool:
    comparator = tag.comparator
    needed = {"words": 0, "between": 2}.get(comparator.value if comparator else "", 1)
    return sum(value is not None for value in (tag.value, tag.value_high)) < needed
