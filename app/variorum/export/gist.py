"""The table to read: one row for each claim, stance and figure, in words."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from variorum.export.cells import JOINT
from variorum.export.index import Lookup
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import EXCLUDED_REGIONS, LinkRole, TagKind

_ABOUT = {
    TagKind.ACTOR: LinkRole.ACTOR,
    TagKind.STANCE: LinkRole.TARGET,
    TagKind.FIGURE: LinkRole.QUANTITY,
}
_TARGETS = ("actor", "outlet", "topic", "proposition", "quantity")


def gist_rows(index: Lookup) -> Iterator[list[str]]:
    """Yield the rows, article by article in the order of the text. Actor tags are left out."""
    for tag in index.statements():
        yield _row(tag, index)


def _row(tag: Tag, index: Lookup) -> list[str]:
    article = index.article_of(tag)
    links = sorted(index.links[tag.id], key=lambda link: (link.position, link.id))
    speakers = [link for link in links if link.role in (LinkRole.SPEAKER, LinkRole.HOLDER)]
    origins = [link for link in speakers if link.origin]
    where = (
        [article.label, index.name("outlet", article.outlet), article.published]
        if article
        else [""] * 3
    )
    return [
        *where,
        *(tag.kind.value, tag.quote),
        *(_chain(speakers, index), JOINT.join(_target(link, index) for link in origins)),
        *(_says(tag, links, index), _when(tag), tag.as_of),
        *(tag.voice.value if tag.voice else "", _not_evidence(tag, index)),
        *(index.name("annotator", tag.author), tag.created, tag.id, str(tag.start), str(tag.end)),
    ]


def _target(link: TagLink, index: Lookup) -> str:
    found = ((kind, getattr(link, kind)) for kind in _TARGETS)
    return "".join(index.name(kind, target) for kind, target in found if target)


def _chain(links: Iterable[TagLink], index: Lookup) -> str:
    """Return who quotes whom: ``outlet > KCNA > Kim``; joint speakers with ``&``."""
    steps = groupby(links, key=lambda link: link.position)
    return " > ".join(" & ".join(_target(link, index) for link in step) for _, step in steps)


def says(tag: Tag, index: Lookup) -> str:
    """Return in words what a tag says: whom it names, what it claims, or how much of what."""
    return _says(tag, sorted(index.links[tag.id], key=lambda link: (link.position, link.id)), index)


def _says(tag: Tag, links: list[TagLink], index: Lookup) -> str:
    if tag.kind is TagKind.CLAIM:
        claimed = [link for link in links if link.role is LinkRole.PROPOSITION]
        return JOINT.join(_claimed(link, index) for link in claimed)
    wanted = _ABOUT[tag.kind]
    names = JOINT.join(_target(link, index) for link in links if link.role is wanted)
    if tag.kind is TagKind.ACTOR:
        return names
    if tag.kind is TagKind.STANCE:
        return f"{tag.attitude or ''}: {names}"
    return f"{_amount(tag, links, index)}: {names}"


def _claimed(link: TagLink, index: Lookup) -> str:
    condition = f" [if {link.condition}]" if link.condition else ""
    return f"{link.polarity or ''} ({link.type or ''}): {_target(link, index)}{condition}"


def _amount(tag: Tag, links: list[TagLink], index: Lookup) -> str:
    quantity = next((link.quantity for link in links if link.quantity), None)
    unit = tag.unit or str(getattr(index.get("quantity", quantity), "unit", ""))
    values = [format(value, "f") for value in (tag.value, tag.value_high) if value is not None]
    comparator = tag.comparator.value if tag.comparator else ""
    return " ".join(part for part in (comparator, " to ".join(values), unit) if part)


def _when(tag: Tag) -> str:
    if tag.kind is TagKind.CLAIM:
        return tag.event_time
    ends = (tag.window_start, tag.window_end)
    return "/".join(end or ".." for end in ends) if any(ends) else ""


def _not_evidence(tag: Tag, index: Lookup) -> str:
    """Return why a tag is no evidence by where it stands or what became of it."""
    if tag.rejected:
        return "rejected"
    for region in index.regions[tag.text_version]:
        inside = region.start <= tag.start and tag.end <= region.end
        if inside and region.kind in EXCLUDED_REGIONS:
            return region.kind.value
    return ""
