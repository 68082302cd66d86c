"""Forms of names: what may be one actor. An actor of the project, or one key nobody has linked."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from variorum.grouping.names import parse
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.open_ends import Strings
from variorum.model.packed import PackedIds
from variorum.model.records import Actor, Alias
from variorum.model.resolve import merged
from variorum.model.vocabulary import ActorKind

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
    names: tuple[str, ...] = ()
    local: tuple[tuple[Id, str], ...] = ()
    doubtful: tuple[str, ...] = ()
    strings: frozenset[str] = frozenset()
    home: Id | None = None
    articles: list[Id] = field(default_factory=list)
    counts: "array[int]" = field(default_factory=lambda: array("L"))
    tags: bytearray = field(default_factory=bytearray)
    linked_sample: Id | None = None

    @property
    def count(self) -> int:
        """The number of its tags."""
        return sum(self.counts)

    @property
    def sample(self) -> Id | None:
        """One of its tags."""
        return PackedIds(self.tags)[0] if self.tags else self.linked_sample

    def ids(self) -> PackedIds:
        """Return the unlinked tags it stands for."""
        return PackedIds(self.tags)

    def add(self, article: Id, count: int, tags: bytes | bytearray = b"") -> None:
        """Take in tags of one article."""
        self.articles.append(article)
        self.counts.append(count)
        self.tags += tags

    def part(self, wanted: AbstractSet[Id], home: Id | None = None) -> "FormSeen":
        """Return what of an unlinked form stands in some articles."""
        found = FormSeen(self.text, kind=self.kind, names=self.names, home=home or self.home)
        at = 0
        for article, count in zip(self.articles, self.counts, strict=True):
            size = count * _ID
            if article in wanted:
                found.add(article, count, self.tags[at : at + size])
            at += size
        return found


def seen(
    catalogue: Catalogue, strings: Iterable[Strings], is_unnamed: Callable[[str], bool]
) -> list[FormSeen]:
    """Return the forms of a project: its actors after merges, and each unlinked key.

    A description without a name ("a senior official", and what is anywhere written without a
    capital) is a form in each article by itself. `strings` are read once, one at a time.
    """
    ends = merged(catalogue, "actor")
    actors = _actors(catalogue, ends, is_unnamed)
    loose = _Loose(is_unnamed)
    for one in strings:
        if one.actor is None:
            loose.add(one)
        else:
            _linked(actors.get(ends.get(one.actor, one.actor)), one)
    for actor in actors.values():
        here = set(actor.articles)
        if len(here) == 1 and (is_unnamed(actor.text) or not parse(actor.text).is_named):
            actor.home = actor.articles[0]
    return [*actors.values(), *loose.forms()]


class _Loose:
    """Gathers unlinked strings by key."""

    def __init__(self, is_unnamed: Callable[[str], bool]) -> None:
        self._is_unnamed = is_unnamed
        self._forms: dict[str, FormSeen] = {}
        self._of: dict[str, FormSeen] = {}
        self._often: dict[str, int] = {}
        self._described: set[int] = set()

    def add(self, one: Strings) -> None:
        """Take in a string as it stands in one article."""
        form = self._of.get(one.quote)
        if form is None:
            form = self._of[one.quote] = self._form(one.quote)
        form.add(one.article, one.count, one.tags)
        self._often[one.quote] = self._often.get(one.quote, 0) + one.count

    def _form(self, quote: str) -> FormSeen:
        name = parse(quote)
        key = name.key.upper() if name.is_capitals else name.key  # "US" is not "us"
        form = self._forms.get(key)
        if form is None:
            form = self._forms[key] = FormSeen(quote)
        if self._is_unnamed(quote) or not name.is_named:
            self._described.add(id(form))
        return form

    def forms(self) -> Iterator[FormSeen]:
        """Yield the forms, each under the spelling used most."""
        spelt: dict[int, str] = {}
        for quote, form in self._of.items():
            known = spelt.get(id(form))
            if known is None or (self._often[quote], quote) > (self._often[known], known):
                spelt[id(form)] = quote
        for form in self._forms.values():
            form.text = spelt[id(form)]
            form.names = (form.text,)
            if id(form) not in self._described:
                yield form
                continue
            for article in dict.fromkeys(form.articles):
                yield form.part({article}, home=article)


def _actors(
    catalogue: Catalogue, ends: Mapping[Id, Id], is_unnamed: Callable[[str], bool]
) -> dict[Id, FormSeen]:
    found = {
        actor.id: FormSeen(actor.name, actor.id, actor.kind, (actor.name,), home=actor.article)
        for actor in catalogue.all(Actor).values()
        if actor.id not in ends
    }
    for actor in catalogue.all(Actor).values():
        if actor.id in ends and ends[actor.id] in found and not is_unnamed(actor.name):
            found[ends[actor.id]].names += (actor.name,)
    for alias in catalogue.all(Alias).values():
        form = found.get(ends.get(alias.actor, alias.actor))
        if form is None:
            continue
        if alias.ambiguous:
            form.doubtful += (alias.text,)
        elif alias.article:
            form.local += ((alias.article, alias.text),)
        else:
            form.names += (alias.text,)
    return found


def _linked(form: FormSeen | None, one: Strings) -> None:
    if form is None:
        return
    form.add(one.article, one.count)
    if form.linked_sample is None:
        form.linked_sample = PackedIds(one.tags)[0]
    if not one.joint:
        form.strings |= {one.quote}
