"""Words for how analysts agree: kinds, fields, measures, and what each tag says field by field."""

from collections.abc import Mapping
from decimal import Decimal

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Outlet, Proposition, Quantity, Topic
from variorum.model.tags import TagLink
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import Comparator, LinkRole, TagKind
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import number

KINDS: Mapping[TagKind, str] = {
    TagKind.ACTOR: "Actor",
    TagKind.CLAIM: "Claim",
    TagKind.STANCE: "Stance",
    TagKind.FIGURE: "Figure",
}

FIELDS: Mapping[str, str] = {
    "span": "words",
    "actor": "who",
    "role": "role",
    "proposition": "proposition",
    "polarity": "polarity",
    "type": "type",
    "speaker": "speaker",
    "quotation": "quotation",
    "attitude": "attitude",
    "holder": "holder",
    "target": "towards",
    "comparator": "bound",
    "value": "value",
    "value_high": "upper value",
    "unit": "unit",
    "quantity": "quantity",
    "window": "window",
    "as_of": "as of",
}

NOT_DEFINED = "not defined"
TOO_FEW = (
    "Only one analyst has tagged this article. To compare, take in another analyst's dataset with"
    " “variorum annotate”, or tag it under another name (Preferences)."
)
NOBODY = "Nobody has tagged this article yet. Two analysts are needed to compare."
COUNTS_NOW = "Only adjudicated tags of this article count."
COUNTS_ALL = "The tags of all analysts count."

_COMPARATORS: Mapping[Comparator, str] = {
    Comparator.EQUAL: "exactly",
    Comparator.ABOUT: "about",
    Comparator.MORE: "more than",
    Comparator.AT_LEAST: "at least",
    Comparator.LESS: "less than",
    Comparator.AT_MOST: "at most",
    Comparator.BETWEEN: "between",
    Comparator.WORDS: "in words only",
}


def measure(value: float | None, tr: Translate = english) -> str:
    """Return a coefficient of agreement to two places, or that it is not defined."""
    return tr(NOT_DEFINED) if value is None else f"{value:.2f}"


def field(name: str, tr: Translate = english) -> str:
    """Return what a field is called."""
    return tr(FIELDS[name])


def kind(of: TagKind, tr: Translate = english) -> str:
    """Return what a kind of tag is called."""
    return tr(KINDS[of])


def too_few(count: int, tr: Translate = english) -> str:
    """Return why there is nothing to compare, and how to get there."""
    return tr(TOO_FEW if count else NOBODY)


def said(linked: LinkedTag, catalogue: Catalogue, tr: Translate = english) -> dict[str, str]:
    """Return what a tag says in words, by the field names of `agreement`, the words tagged first.

    Fields that say nothing are there and empty.
    """
    told = _TOLD[linked.tag.kind](linked, catalogue, tr)
    return {"span": " ".join(linked.tag.quote.split()), **told}


def _actor(linked: LinkedTag, catalogue: Catalogue, tr: Translate) -> dict[str, str]:
    return {
        "actor": _named(linked, LinkRole.ACTOR, catalogue),
        "role": _token(linked.tag.role, tr),
    }


def _claim(linked: LinkedTag, catalogue: Catalogue, tr: Translate) -> dict[str, str]:
    links = sorted(
        linked.role(LinkRole.PROPOSITION), key=lambda link: (_called(link, catalogue), link.id)
    )
    return {
        "proposition": "; ".join(_called(link, catalogue) for link in links),
        "polarity": "; ".join(_token(link.polarity, tr) for link in links),
        "type": "; ".join(_token(link.type, tr) for link in links),
        "speaker": _named(linked, LinkRole.SPEAKER, catalogue),
        "quotation": _token(linked.tag.quotation, tr),
    }


def _stance(linked: LinkedTag, catalogue: Catalogue, tr: Translate) -> dict[str, str]:
    return {
        "attitude": _token(linked.tag.attitude, tr),
        "holder": _named(linked, LinkRole.HOLDER, catalogue),
        "target": _named(linked, LinkRole.TARGET, catalogue),
    }


def _figure(linked: LinkedTag, catalogue: Catalogue, tr: Translate) -> dict[str, str]:
    tag = linked.tag
    window = (tag.window_start, tag.window_end)
    return {
        "comparator": tr(_COMPARATORS[tag.comparator]) if tag.comparator else "",
        "value": _value(tag.value),
        "value_high": _value(tag.value_high),
        "unit": tag.unit,
        "quantity": _named(linked, LinkRole.QUANTITY, catalogue),
        "window": "/".join(end or ".." for end in window) if any(window) else "",
        "as_of": tag.as_of,
        "speaker": _named(linked, LinkRole.SPEAKER, catalogue),
    }


_TOLD = {
    TagKind.ACTOR: _actor,
    TagKind.CLAIM: _claim,
    TagKind.STANCE: _stance,
    TagKind.FIGURE: _figure,
}


def _named(linked: LinkedTag, role: LinkRole, catalogue: Catalogue) -> str:
    return ", ".join(sorted(_called(link, catalogue) for link in linked.role(role)))


def _called(link: TagLink, catalogue: Catalogue) -> str:
    def name(cls: type[Actor | Outlet | Topic | Quantity], one: Id | None) -> str:
        found = catalogue.get(cls, one)
        return found.name if found else ""

    proposition = catalogue.get(Proposition, link.proposition)
    return (
        (proposition.text if proposition else "")
        or name(Actor, link.actor)
        or name(Outlet, link.outlet)
        or name(Topic, link.topic)
        or name(Quantity, link.quantity)
    )


def _token(token: str | None, tr: Translate) -> str:
    return tr(token.replace("_", " ")) if token else ""


def _value(value: Decimal | None) -> str:
    return "" if value is None else number(value)
