"""Forms of names: what may be one actor. An actor of the project, or one key nobody has linked."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from variorum.grouping.names import parse
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.open_ends import Strings
from variorum.model.packed import PackedIds
from variorum.model.records import Actor, Alias
from variorum.model.resolve import merged
from variorum.model.vocabulary import ActorKind
from variorum.text.keys import normal_key

_ID = 16


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the shipped table says of a phrase: whose name it is.

    `doubtful`: it often means something else. `anaphor`: it only does so where the article names
    the actor otherwise ("the North"). An empty `name`: it is nobody's name.
    """

    name: str
    kind: ActorKind = ActorKind.UNKNOWN
    doubtful: bool = False
    anaphor: bool = False


Lookup = Callable[[str], Shipped | None]
"""Gives what the shipped table says of a phrase as it is written."""


@dataclass(slots=True, eq=False)
class FormSeen:
    """One form with everything known of it. `names` are written, first its own.

    `names` hold everywhere, `local` in one article, `doubtful` are aliases said to be ambiguous.
    `strings` are what its tags say. `home` is set for an unnamed voice, which is of its article.
    `articles`, `counts` and (of unlinked tags) `tags` run side by side.
    """

    text: str
    actor: Id | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    names: list[str] = field(default_factory=list)
    local: list[tuple[Id, str]] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    strings: set[str] = field(default_factory=set)
    home: Id | None = None
    articles: list[Id] = field(default_factory=list)
    counts: "array[int]" = field(default_factory=lambda: array("L"))
    tags: bytearray = field(default_factory=bytearray)
    sample: Id | None = None

    @property
    def count(self) -> int:
        """The number of its tags."""
        return sum(self.counts)

    @property
    def identity(self) -> str:
        """What it is known by from one look to the next."""
        if self.actor:
            return self.actor
        return normal_key(self.text) + (f"@{self.articles[0]}" if len(self.articles) == 1 else "")

    def ids(self) -> PackedIds:
        """Return the unlinked tags it stands for."""
        return PackedIds(bytes(self.tags))

    def add(self, article: Id, count: int, tags: bytes = b"") -> None:
        """Take in tags of one article."""
        self.articles.append(article)
        self.counts.append(count)
        self.tags += tags
        if self.sample is None and tags:
            self.sample = PackedIds(bytes(tags[:_ID]))[0]


def seen(
    catalogue: Catalogue, strings: Iterable[Strings], is_unnamed: Callable[[str], bool]
) -> list[FormSeen]:
    """Return the forms of a project: its actors after merges, and each unlinked key.

    A description without a name ("a senior official", and what is anywhere written without a
    capital) is a form in each article by itself.
    """
    strings = list(strings)
    ends = merged(catalogue, "actor")
    actors = _actors(catalogue, ends, is_unnamed)
    spelt = {one.quote: normal_key(one.quote) for one in strings if one.actor is None}
    described = {
        key for quote, key in spelt.items() if is_unnamed(quote) or not parse(quote).is_named
    }
    loose: dict[tuple[str, Id | None], FormSeen] = {}
    written: dict[tuple[str, Id | None], dict[str, int]] = {}
    for one in strings:
        if one.actor is not None:
            _linked(actors.get(ends.get(one.actor, one.actor)), one)
            continue
        key = spelt[one.quote]
        is_described = key in described and not parse(one.quote).is_capitals
        place = key, one.article if is_described else None
        form = loose.get(place)
        if form is None:
            form = loose[place] = FormSeen(one.quote, home=place[1])
        form.add(one.article, one.count, one.tags)
        often = written.setdefault(place, {})
        often[one.quote] = often.get(one.quote, 0) + one.count
    for place, form in loose.items():
        form.text = max(written[place].items(), key=lambda found: (found[1], found[0]))[0]
        form.names.append(form.text)
    for actor in actors.values():
        here = set(actor.articles)
        if len(here) == 1 and (is_unnamed(actor.text) or not parse(actor.text).is_named):
            actor.home = actor.articles[0]
    return [*actors.values(), *loose.values()]


def _actors(
    catalogue: Catalogue, ends: Mapping[Id, Id], is_unnamed: Callable[[str], bool]
) -> dict[Id, FormSeen]:
    found = {
        actor.id: FormSeen(actor.name, actor.id, actor.kind, [actor.name], home=actor.article)
        for actor in catalogue.all(Actor).values()
        if actor.id not in ends
    }
    for actor in catalogue.all(Actor).values():
        if actor.id in ends and ends[actor.id] in found and not is_unnamed(actor.name):
            found[ends[actor.id]].names.append(actor.name)
    for alias in catalogue.all(Alias).values():
        form = found.get(ends.get(alias.actor, alias.actor))
        if form is None:
            continue
        if alias.ambiguous:
            form.doubtful.append(alias.text)
        elif alias.article:
            form.local.append((alias.article, alias.text))
        else:
            form.names.append(alias.text)
    return found


def _linked(form: FormSeen | None, one: Strings) -> None:
    if form is None:
        return
    if form.articles and one.article in form.articles[-1:]:
        form.counts[-1] += one.count
    else:
        form.articles.append(one.article)
        form.counts.append(one.count)
    if form.sample is None:
        form.sample = PackedIds(one.tags)[0]
    if not one.joint:
        form.strings.add(one.quote)
