"""What a tag says, in one line, for the list behind a printed article."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from variorum.model.catalogue import Catalogue
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import ActorRole, LinkRole, TagKind
from variorum.ui.panel.values import link_name, tag_row
from variorum.ui.panel.words import name_of, shown_date
from variorum.ui.printing.values import LETTERS, Entry


def entries(tags: Iterable[LinkedTag], catalogue: Catalogue) -> list[Entry]:
    """Return the list of `tags`, numbered by kind in their order."""
    counts: Counter[TagKind] = Counter()
    made = []
    for linked in tags:
        tag = linked.tag
        counts[tag.kind] += 1
        number = f"{LETTERS[tag.kind]}{counts[tag.kind]}"
        made.append(Entry(number, tag.kind, tag.quote, says(linked, catalogue), tag.start))
    return made


def says(linked: LinkedTag, catalogue: Catalogue) -> str:
    """Return kind and meaning of a tag: "Claim · Denies: … · Outlet > Speaker"."""
    parts = {
        TagKind.ACTOR: _actor,
        TagKind.CLAIM: _claim,
        TagKind.STANCE: _stance,
        TagKind.FIGURE: _figure,
    }[linked.tag.kind](linked, catalogue)
    if linked.excluded_by is not None:
        parts = [*parts, _tr("in a part that does not count")]
    if tag_row(linked, catalogue).guessed:
        parts = [*parts, _tr("not confirmed")]
    return " · ".join(part for part in (name_of(linked.tag.kind), *parts) if part)


def _actor(linked: LinkedTag, catalogue: Catalogue) -> list[str]:
    names = _joint(linked.role(LinkRole.ACTOR), catalogue) or _tr("nobody named")
    role = linked.tag.role
    return [names, name_of(role) if role and role is not ActorRole.ACTOR else ""]


def _claim(linked: LinkedTag, catalogue: Catalogue) -> list[str]:
    said = "; ".join(_propositions(linked, catalogue))
    return [said, _chain(linked.role(LinkRole.SPEAKER), catalogue)]


def _propositions(linked: LinkedTag, catalogue: Catalogue) -> Iterator[str]:
    for link in linked.role(LinkRole.PROPOSITION):
        judged = name_of(link.polarity) if link.polarity else _tr("No polarity")
        kind = f" ({name_of(link.type)})" if link.type else ""
        condition = _tr(", if {0}").format(link.condition) if link.condition else ""
        yield f"{judged}: {link_name(link, catalogue)}{condition}{kind}"


def _stance(linked: LinkedTag, catalogue: Catalogue) -> list[str]:
    attitude = linked.tag.attitude
    target = _joint(linked.role(LinkRole.TARGET), catalogue)
    judged = name_of(attitude) if attitude else _tr("No attitude")
    holder = _chain(linked.role(LinkRole.HOLDER), catalogue)
    return [f"{judged}: {target}" if target else judged, holder]


def _figure(linked: LinkedTag, catalogue: Catalogue) -> list[str]:
    tag = linked.tag
    window = " – ".join(  # noqa: RUF001  # a range's dash
        shown_date(date) for date in (tag.window_start, tag.window_end) if date
    )
    as_of = _tr("as of {0}").format(shown_date(tag.as_of)) if tag.as_of else ""
    return [
        tag_row(linked, catalogue).text,
        _joint(linked.role(LinkRole.QUANTITY), catalogue),
        window,
        as_of,
        _chain(linked.role(LinkRole.SPEAKER), catalogue),
    ]


def _joint(links: Iterable[TagLink], catalogue: Catalogue) -> str:
    return " + ".join(name for link in links if (name := link_name(link, catalogue)))


def _chain(links: Iterable[TagLink], catalogue: Catalogue) -> str:
    """Return who speaks: outlet > relay > joint origins."""
    steps = [_joint(step, catalogue) for _, step in groupby(links, lambda link: link.position)]
    return " > ".join(step for step in steps if step)


def _tr(text: str) -> str:
    return QCoreApplication.translate("printing", text)
