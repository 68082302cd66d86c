"""Forms of names: what may be one actor. An actor of the project, or one key nobody has linked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.grouping.names import Name, parse
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id, id_text
from variorum.model.open_ends import Strings
from variorum.model.packed import PackedIds
from variorum.model.records import Actor, Alias
from variorum.model.resolve import merged
from variorum.model.vocabulary import ActorKind

_ID = 16
_FEW = 8


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
    `strings` are what its tags say besides its own name. `home` is set for an unnamed voice, which
    is of its article. Of unlinked tags, `articles` has one for each of `tags`; of an actor's, each
    article once and `linked` tags in all. `is_part`: other tags of the key are another form.
    """

    text: str
    actor: Id | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    names: tuple[str, ...] = ()
    local: tuple[tuple[Id, str], ...] = ()
    doubtful: tuple[str, ...] = ()
    strings: tuple[str, ...] | set[str] = ()
    home: Id | None = None
    articles: list[Id] = field(default_factory=list)
    linked: int = 0
    first: bytes = b""
    """The oldest of an actor's tags, packed."""
    tags: bytearray = field(default_factory=bytearray)
    is_part: bool = False
    parsed: Name | None = None
    """The name taken apart, where it is by now."""

    @property
    def count(self) -> int:
        """The number of its tags."""
        return self.linked or len(self.tags) // _ID

    @property
    def linked_sample(self) -> Id | None:
        """One of an actor's tags, the oldest."""
        return id_text(self.first) if self.first else None

    def ids(self) -> PackedIds:
        """Return the unlinked tags it stands for."""
        return PackedIds(self.tags)

    def parts(self, wanted: Sequence[Iterable[Id]]) -> "list[FormSeen]":
        """Return what of an unlinked form stands in each of several sets of articles."""
        found = [
            FormSeen(self.text, kind=self.kind, names=self.names, is_part=True, parsed=self.parsed)
            for _ in wanted
        ]
        holder = {at: part for part, those in zip(found, wanted, strict=True) for at in those}
        for at, article in enumerate(self.articles):
            part = holder.get(article)
            if part is not None:
                part.articles.append(article)
                part.tags += self.tags[at * _ID : (at + 1) * _ID]
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
    spelt: dict[str, _Mentions] = {}
    for one in strings:
        quote, article, count, tags, actor, _ = one
        if actor is not None:
            _linked(actors.get(ends.get(actor, actor)), one)
            continue
        try:
            articles, packed = spelt[quote]
        except KeyError:
            articles, packed = spelt[quote] = ([], bytearray())
        if count == 1:
            articles.append(article)
        else:
            articles += (article,) * count
        packed += tags
    for actor_form in actors.values():
        homes = set(actor_form.articles)
        if len(homes) == 1 and (is_unnamed(actor_form.text) or not parse(actor_form.text).is_named):
            actor_form.home = actor_form.articles[0]
    return [*actors.values(), *_loose(spelt, is_unnamed)]


_Mentions = tuple[list[Id], bytearray]
"""Where the mentions of a spelling stand, and their tags, packed."""


def _loose(spelt: Mapping[str, _Mentions], is_unnamed: Callable[[str], bool]) -> Iterator[FormSeen]:
    """Yield unlinked forms: the spellings of one key together, under the one used most."""
    by_key: dict[str, list[FormSeen]] = {}
    for quote, (articles, tags) in spelt.items():
        name = parse(quote)
        form = FormSeen(quote, articles=articles, tags=tags, parsed=name)
        key = name.key.upper() if name.is_capitals else name.key  # "US" is not "us"
        by_key.setdefault(key, []).append(form)
    for group in by_key.values():
        described = [is_unnamed(form.text) for form in group]
        names = [form.parsed or parse(form.text) for form in group]
        if not any(described) and all(name.is_named for name in names):
            yield _together(group)
            continue
        known = zip(group, names, described, strict=True)
        sure = [form for form, name, is_voice in known if _is_sure(name) and not is_voice]
        if sure:
            yield _together(sure)
        yield from _by_article([form for form in group if form not in sure])


def _is_sure(name: Name) -> bool:
    """Tell whether a capital behind the first word shows a name: "the North", not "Police"."""
    return name.is_named and any(word[:1].isupper() for word in name.written.split()[1:])


def _together(spelt: list[FormSeen]) -> FormSeen:
    """Return the spellings of one key as one form."""
    if len(spelt) == 1:
        (form,) = spelt
    else:
        most = max(spelt, key=lambda one: (one.count, one.text))
        form = FormSeen(most.text, parsed=most.parsed)
        for one in spelt:
            form.articles += one.articles
            form.tags += one.tags
    form.names = (form.text,)
    return form


def _by_article(spelt: list[FormSeen]) -> Iterator[FormSeen]:
    """Yield the parts of a description, which is another voice in each article."""
    if not spelt:
        return
    most = max(spelt, key=lambda one: (one.count, one.text))
    text = most.text
    parts: dict[Id, FormSeen] = {}
    for form in spelt:
        for at, article in enumerate(form.articles):
            part = parts.get(article)
            if part is None:
                part = FormSeen(text, names=(text,), home=article, parsed=most.parsed)
                parts[article] = part
            part.articles.append(article)
            part.tags += form.tags[at * _ID : (at + 1) * _ID]
    yield from parts.values()


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
    quote, article, count, tags, _, joint = one
    if not form.articles or form.articles[-1] != article:
        form.articles.append(article)
    form.linked += count
    form.first = min(form.first or tags, tags)
    if not joint and quote != form.text and quote not in form.strings:
        form.strings = _and(form.strings, quote)


def _and(strings: tuple[str, ...] | set[str], new: str) -> tuple[str, ...] | set[str]:
    """Return one string more: few as a tuple, since most actors have one or two."""
    if isinstance(strings, set):
        strings.add(new)
        return strings
    return (*strings, new) if len(strings) < _FEW else {*strings, new}
