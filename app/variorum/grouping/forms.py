"""Forms of names: what may be one actor. An actor of the project, or one key nobody has linked."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from variorum.grouping.mentions import Mentions, Said
from variorum.grouping.names import Name, parse
from variorum.grouping.words import LEGAL_FORMS, ORGANISATIONS, PRONOUNS, TITLES
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id, id_text
from variorum.model.open_ends import Called, Named
from variorum.model.packed import AskedIds
from variorum.model.records import Actor, Alias
from variorum.model.resolve import merged
from variorum.model.vocabulary import ActorKind
from variorum.text.keys import ARTICLES

_FEW = 8
_TWO_WORDS = re.compile("[A-Z][a-z]+ [A-Z][a-z]+").fullmatch
_TELLING = TITLES | ORGANISATIONS | LEGAL_FORMS | PRONOUNS | {one.strip() for one in ARTICLES}
"""Words by which more is known of a name than its letters."""


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
    is of its article. Of unlinked tags, `said` has them; an actor has `linked` tags in all, and
    each of their articles once. `is_part`: other tags of the key are another form.
    """

    text: str
    actor: Id | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    names: tuple[str, ...] = ()
    local: tuple[tuple[Id, str], ...] = ()
    doubtful: tuple[str, ...] = ()
    strings: tuple[str, ...] | set[str] = ()
    home: Id | None = None
    said: Said | None = None
    linked: int = 0
    linked_in: list[Id] = field(default_factory=list)
    first: bytes = b""
    """The oldest of an actor's tags, packed."""
    is_part: bool = False
    parsed: Name | None = None
    """The name taken apart, where it is by now."""

    @property
    def count(self) -> int:
        """The number of its tags."""
        return self.linked if self.said is None else len(self.said)

    @property
    def articles(self) -> list[Id]:
        """Where its tags stand: of unlinked tags one for each."""
        return self.linked_in if self.said is None else self.said.articles()

    @property
    def linked_sample(self) -> Id | None:
        """One of an actor's tags, the oldest."""
        return id_text(self.first) if self.first else None

    def standing(self) -> Sequence[Id]:
        """Return the articles, each once, to be looked for when they are asked for."""
        said, linked_in = self.said, self.linked_in
        return AskedIds(said.standing if said else lambda: list(dict.fromkeys(linked_in)))

    def ids(self) -> Sequence[Id]:
        """Return the unlinked tags it stands for, to be looked for when they are asked for."""
        return self.said or ()

    def parts(self, wanted: Sequence[Iterable[Id]]) -> "list[FormSeen]":
        """Return what of an unlinked form stands in each of several sets of articles."""
        return [
            FormSeen(
                self.text,
                kind=self.kind,
                names=self.names,
                said=part,
                is_part=True,
                parsed=self.parsed,
            )
            for part in (self.said.parts(wanted) if self.said else ())
        ]


class Seen(NamedTuple):
    """The forms of a project, but for plain names, by key: what is said nowhere otherwise."""

    forms: Sequence[FormSeen]
    plain: Mapping[str, Said]


def seen(catalogue: Catalogue, named: Iterable[Named], is_unnamed: Callable[[str], bool]) -> Seen:
    """Return the forms of a project: its actors after merges, and each unlinked key.

    A description without a name ("a senior official", and what is anywhere written without a
    capital) is a form in each article by itself. `named` are read once, one at a time.
    """
    ends = merged(catalogue, "actor")
    actors = _actors(catalogue, ends, is_unnamed)
    whose = {one: actors.get(ends.get(one, one)) for one in catalogue.all(Actor)}
    mentions = Mentions()
    for piece in named:
        mentions.take(piece)
        _link(piece.linked, whose)
    mentions.close()
    for actor_form in actors.values():
        homes = set(actor_form.linked_in)
        if len(homes) == 1 and (is_unnamed(actor_form.text) or not parse(actor_form.text).is_named):
            actor_form.home = actor_form.linked_in[0]
    plain = _plain(mentions, is_unnamed)
    return Seen([*actors.values(), *_loose(mentions, plain, is_unnamed)], plain)


def _plain(mentions: Mentions, is_unnamed: Callable[[str], bool]) -> dict[str, Said]:
    """Return what is said in two words that tell nothing but a name, by its key."""
    return {
        key: Said(mentions, quote)
        for quote in filter(_TWO_WORDS, mentions)
        if _TELLING.isdisjoint((key := quote.lower()).split(" ")) and not is_unnamed(quote)
    }


def _loose(
    mentions: Mentions, plain: dict[str, Said], is_unnamed: Callable[[str], bool]
) -> Iterator[FormSeen]:
    """Yield unlinked forms: the spellings of one key together, under the one used most.

    Of the `plain`, those are left that have no other spelling.
    """
    away = {said.spelling for said in plain.values()}
    parsed = {quote: parse(quote) for quote in mentions if quote not in away}
    same = (plain.pop(name.key, None) for name in list(parsed.values()))
    parsed |= {said.spelling: parse(said.spelling) for said in same if said}
    by_key: dict[str, list[FormSeen]] = {}
    for quote in mentions:
        name = parsed.get(quote)
        if name is None:
            continue
        form = FormSeen(quote, said=Said(mentions, quote), parsed=name)
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
    """Return the spellings of one key as one form, under the one used most."""
    most = max(spelt, key=lambda one: (one.count, one.text)) if len(spelt) > 1 else spelt[0]
    said = reduce(or_, (one.said for one in spelt if one.said))
    return FormSeen(most.text, names=(most.text,), said=said, parsed=most.parsed)


def _by_article(spelt: list[FormSeen]) -> Iterator[FormSeen]:
    """Yield the parts of a description, which is another voice in each article."""
    whole = _together(spelt) if spelt else None
    if whole is None or whole.said is None:
        return
    homes = whole.said.standing()
    for home, said in zip(homes, whole.said.parts([[one] for one in homes]), strict=True):
        yield replace(whole, home=home, said=said)


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


def _link(called: Iterable[Called], whose: Mapping[Id, FormSeen | None]) -> None:
    """Let actors know what some tags call them; there may be a million of these."""
    for quote, article, tag, actor, joint in called:
        form = whose.get(actor)
        if form is None:
            continue
        if not form.linked_in or form.linked_in[-1] != article:
            form.linked_in.append(article)
        form.linked += 1
        if not form.first or tag < form.first:
            form.first = tag
        if not joint and quote != form.text and quote not in form.strings:
            form.strings = _and(form.strings, quote)


def _and(strings: tuple[str, ...] | set[str], new: str) -> tuple[str, ...] | set[str]:
    """Return one string more: few as a tuple, since most actors have one or two."""
    if isinstance(strings, set):
        strings.add(new)
        return strings
    return (*strings, new) if len(strings) < _FEW else {*strings, new}
