"""What keeps two forms from being proposed as one, however alike they look."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from variorum.grouping.forms import FormSeen, Shipped
from variorum.grouping.names import Name, Tokens
from variorum.grouping.words import DIRECTIONS, LINKING, ORGANISATIONS
from variorum.model.ids import Id
from variorum.model.proposal import Match
from variorum.model.vocabulary import ActorKind

_FAMILY = {
    ActorKind.STATE: "state",
    ActorKind.PERSON: "person",
    ActorKind.AUTHOR: "person",
    ActorKind.ORGANISATION: "body",
    ActorKind.GROUP: "body",
    ActorKind.MEDIA: "body",
    ActorKind.IGO: "body",
    ActorKind.BLOC: "body",
}
EVERYWHERE = "@"
"""What stands in an order for the place of a form that is no actor's."""
_NICKNAME = 3
_LONG_TOKEN = 6
_STEM = 4


@dataclass(slots=True, eq=False)
class Node:
    """A form with what rules and guards ask of it.

    `said` is what the shipped table says of its own name, `entries` are the shipped actors that its
    names stand for, `states` those its qualifiers name ("Russian foreign ministry"). `cannot` are
    nodes the analyst set apart from it. `order` is its place among all nodes, whatever order they
    came in.
    """

    form: FormSeen
    name: Name
    entries: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    kind: ActorKind = ActorKind.UNKNOWN
    cannot: "frozenset[Node]" = frozenset()
    said: Shipped | None = None
    order: tuple[str, str] = ("", "")
    family: str | None = None

    def __post_init__(self) -> None:
        """Fix the order, and of what sort it is."""
        self.family = _FAMILY.get(self.kind)
        form = self.form
        parted = form.is_part or (form.home and not form.actor)
        place = f"{EVERYWHERE}{min(form.articles)}" if parted else EVERYWHERE
        self.order = self.name.key, form.actor or place

    @property
    def home(self) -> Id | None:
        """The article of an unnamed voice."""
        return self.form.home

    @property
    def articles(self) -> frozenset[Id]:
        """Where its tags stand."""
        return frozenset(self.form.articles)

    def meets(self, other: "Node") -> bool:
        """Tell whether tags of both stand in one article."""
        short, long = self.form.articles, other.form.articles
        if len(short) > len(long):
            short, long = long, short
        return not frozenset(short).isdisjoint(long)

    @property
    def identity(self) -> str:
        """What it is known by from one look to the next."""
        return self.form.actor or "".join(self.order)

    @property
    def signature(self) -> tuple[object, ...]:
        """What guards depend on: nodes of one signature answer alike."""
        return self.name.written, self.home, self.entries, self.family


def guard(one: Node, other: Node) -> Match | None:
    """Return what keeps two forms apart, or None."""
    if other in one.cannot or one in other.cannot:
        return Match.CANNOT
    if one.home != other.home or (one.home and one.name.key != other.name.key):
        return Match.ROLE_ONLY
    if one.entries & other.entries:
        return None
    return _by_what_they_are(one, other) or between(one.name, other.name)


def between(one: Name, other: Name) -> Match | None:
    """Return what in two names says that they are not one."""
    if one.loose == other.loose:
        return None
    if _directions_differ(one, other):
        return Match.DIRECTION
    if one.numerals != other.numerals and (_share(one, other) or (one.numerals and other.numerals)):
        return Match.NUMERAL
    if _is_inside(one, other) or _is_inside(other, one):
        return Match.INSIDE_ORGANISATION
    return Match.OTHER_GIVEN_NAME if _are_two_people(one, other) else None


def _are_two_people(one: Name, other: Name) -> bool:
    if one.gender and other.gender and one.gender != other.gender:
        return True
    both_full = one.is_full and other.is_full
    return (
        both_full and bool(set(one.surnames) & set(other.surnames)) and not _given_fit(one, other)
    )


def _by_what_they_are(one: Node, other: Node) -> Match | None:
    if one.entries and other.entries:
        return Match.OTHER_STATE
    if (one.entries & other.states) or (other.entries & one.states):
        return Match.INSIDE_ORGANISATION
    if one.family and other.family and one.family != other.family:
        return Match.OTHER_KIND
    if one.states and other.states and not one.states & other.states:
        return Match.OTHER_STATE
    return None


def _share(one: Name, other: Name) -> bool:
    return bool(set(one.tokens) & set(other.tokens))


def _directions_differ(one: Name, other: Name) -> bool:
    if one.directions == other.directions:
        return False
    if one.directions and other.directions:
        return True
    if _is_qualified(one, other) or _is_qualified(other, one):
        return False
    return any(
        a[:_STEM] == b[:_STEM]
        for a in one.tokens
        for b in other.tokens
        if len(a) >= _STEM and len(b) >= _STEM
    )


def _is_qualified(long: Name, short: Name) -> bool:
    """Tell whether a body's name has a state's before it: "North Norland Trade Ministry"."""
    at = len(long.tokens) - len(short.tokens)
    return (
        at > 1
        and len(short.tokens) > 1
        and long.tokens[at:] == short.tokens
        and long.tokens[at - 1] not in DIRECTIONS
    )


def _is_inside(short: Name, long: Name) -> bool:
    """Tell whether a name is part of an organisation's: "America" in "Bank of America"."""
    if not long.is_organisation or len(short.tokens) >= len(long.tokens):
        return False
    size = len(short.tokens)
    for at in range(len(long.tokens) - size + 1):
        if long.tokens[at : at + size] != short.tokens:
            continue
        behind = long.tokens[at + size :]
        before = long.tokens[:at]
        if any(token in ORGANISATIONS for token in behind) or (before and before[-1] in LINKING):
            return True
    return False


def _given_fit(one: Name, other: Name) -> bool:
    """Tell whether given names may be of one person: "J.", "John", "John W."."""
    a, b = one.given, other.given
    if one.surname_first != other.surname_first:
        a, b = _rest(one, other), _rest(other, one)
    if not a or not b:
        return True
    letters = {token for token in a if len(token) == 1}, {token for token in b if len(token) == 1}
    if letters[0] and letters[1] and letters[0] != letters[1]:
        return False
    if set(a) <= set(b) or set(b) <= set(a) or "".join(a) == "".join(b):
        return True
    if one.surname_first:
        return False
    return _alike(a[-1], b[-1]) or _alike(a[0], b[0])


def _rest(one: Name, other: Name) -> Tokens:
    shared = set(one.surnames) & set(other.surnames)
    return tuple(token for token in one.core if token not in shared)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1 or len(short) >= _NICKNAME:
        return long.startswith(short) or is_slip(short, long)
    return False


def is_slip(one: str, other: str) -> bool:
    """Tell whether two tokens of six letters or more differ by one slip inside them.

    A first letter is none, a digit neither; at the end only a doubled letter is.
    """
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) < _LONG_TOKEN or len(long) - len(short) > 1 or one[0] != other[0]:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    if long.startswith(short) and long[-1] != short[-1]:
        return False
    return OSA.distance(one, other, score_cutoff=1) == 1


def joint(nodes: Iterable[Node], others: Iterable[Node]) -> Match | None:
    """Return what keeps two sets of forms apart, or None: a guard holds across all of them."""
    ones, twos = list(nodes), list(others)
    if _set_apart(ones, twos) or _set_apart(twos, ones):
        return Match.CANNOT
    firsts = {one.signature: one for one in ones}.values()
    seconds = {two.signature: two for two in twos}.values()
    for one in firsts:
        for two in seconds:
            found = guard(one, two)
            if found:
                return found
    return None


def _set_apart(ones: Sequence[Node], twos: Sequence[Node]) -> bool:
    against = [one.cannot for one in ones if one.cannot]
    return bool(against) and any(two in cannot for cannot in against for two in twos)
