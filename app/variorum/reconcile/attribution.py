"""Who is behind one tag: its origins, its speakers' names, and what of it is a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from variorum.model.evidence import AnyLink, Linked
from variorum.model.ids import Id
from variorum.model.records import Actor
from variorum.model.verdict import Origin
from variorum.model.vocabulary import LinkRole, TagKind, Voice
from variorum.model.voices import Behind
from variorum.reconcile.origins import Origins

_AUTHORSHIP = frozenset({"genre", "author_actor"})
"""The fields of an article that make its author an origin."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The origins of one tag; none where the text names no speaker.

    `speakers` are the persons themselves, below their groups. `interested`: a relay has a stake.
    `inferred`: who speaks, or for whom, is not confirmed yet.
    """

    origins: tuple[Origin, ...] = ()
    names: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()
    interested: bool = False
    inferred: bool = False
    keys: frozenset[str] = field(init=False, compare=False)
    """The keys of the origins."""
    told: Behind = field(init=False, compare=False)
    """What of it a verdict tells."""

    def __post_init__(self) -> None:
        """Gather once what is asked for again and again."""
        keys = frozenset([origin.key for origin in self.origins])
        object.__setattr__(self, "keys", self.speakers if keys == self.speakers else keys)
        told = Behind(self.origins, self.names, self.joint, self.interested)
        object.__setattr__(self, "told", told)

    @property
    def joint(self) -> bool:
        """Several origins speak at once."""
        return len(self.origins) > 1


def attribute(linked: Linked, origins: Origins) -> Attribution:
    """Return who is behind a claim, a stance or a figure.

    Of a chain of speakers the links marked as origin count; where none is marked, the actors at
    the deepest position (a guess where the chain has several). The outlet of the article itself is
    its narrator, and no origin. What an opinion does not attribute is its author's.

    Made once for all tags that say so in the same words; `origins` remembers it.
    """
    tag = linked.tag
    is_stance = tag.kind is _STANCE
    spoken = linked.role(_SPEAKER)
    chain = (*linked.role(_HOLDER), *spoken) if is_stance else spoken
    said = (is_stance, tag.voice is _NARRATOR, *map(_said, chain))
    known: Attribution | None = origins.attributions.get(said)
    if known is None:
        known = _remembered(linked, said, chain, origins)
    return known if known.origins else _authored(linked.article, origins)


_HOLDER, _SPEAKER = LinkRole.HOLDER, LinkRole.SPEAKER
_STANCE, _NARRATOR = TagKind.STANCE, Voice.NARRATOR
_said = attrgetter("role", "actor", "outlet", "origin", "position", "interested", "inferred")


def _remembered(
    linked: Linked, said: tuple[object, ...], links: Sequence[AnyLink], origins: Origins
) -> Attribution:
    """Return who is behind a tag, remembered for all that say so; an outlet, in its articles."""
    narrator = None
    if any(link.outlet for link in links):
        narrator = origins.outlet(linked.article)
        said = (narrator, *said)
    known: Attribution | None = origins.attributions.get(said)
    if known is None:
        role = _HOLDER if linked.tag.kind is _STANCE else _SPEAKER
        sources, guessed = _sources(linked, linked.role(role), narrator)
        interested = any(link.interested for link in linked.role(_SPEAKER))
        known = _attributed(sources, origins, guessed=guessed, interested=interested)
        origins.attributions[said] = known
    return known


def _attributed(
    sources: Sequence[AnyLink], origins: Origins, *, guessed: bool, interested: bool
) -> Attribution:
    """Return who is behind what is attributed, nobody where nothing is."""
    if not sources:
        return Attribution()
    return Attribution(
        origins=_distinct(_origin(link, origins) for link in sources),
        names=tuple(dict.fromkeys(_name(link, origins) for link in sources)),
        speakers=frozenset(_speaker(link, origins) for link in sources),
        interested=interested,
        inferred=guessed or _unconfirmed(sources, origins),
    )


def _sources(
    linked: Linked, spoken: Iterable[AnyLink], narrator: Id | None
) -> tuple[Sequence[AnyLink], bool]:
    chain = [link for link in spoken if not (link.outlet and link.outlet == narrator)]
    if linked.tag.kind is _STANCE:
        return chain, False
    marked = [link for link in chain if link.origin]
    if marked or linked.tag.voice is _NARRATOR:
        return marked, False
    named = [link for link in chain if link.actor]
    if not named:
        return (), False
    deepest = named[-1].position
    sources = [link for link in named if link.position == deepest]
    return sources, named[0].position != deepest


def _authored(article: Id, origins: Origins) -> Attribution:
    author = origins.of_author(article)
    if author is None:
        return Attribution()
    found = origins.article(article)
    guessed = found is not None and not _AUTHORSHIP.isdisjoint(found.inferred)
    return Attribution((author,), (author.name,), frozenset((author.key,)), inferred=guessed)


def _origin(link: AnyLink, origins: Origins) -> Origin:
    if link.outlet:
        return origins.of_outlet(link.outlet)
    return origins.of_actor(Id(link.actor or ""))


def _name(link: AnyLink, origins: Origins) -> str:
    if link.outlet:
        return origins.of_outlet(link.outlet).name
    found = origins.catalogue.get(Actor, link.actor)
    return found.name if found else ""


def _speaker(link: AnyLink, origins: Origins) -> str:
    if link.outlet:
        return f"outlet:{link.outlet}"
    return f"actor:{origins.one(Actor.kind_name, Id(link.actor or ''))}"


def _unconfirmed(sources: Iterable[AnyLink], origins: Origins) -> bool:
    return any(
        link.inferred or (link.actor is not None and origins.guessed(link.actor))
        for link in sources
    )


def _distinct(found: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple({origin.key: origin for origin in found}.values())
