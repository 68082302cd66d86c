"""What a file of another program holds, placed on the texts of the project; changes nothing."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from variorum.exchange import formats
from variorum.exchange.anchoring import Reason
from variorum.exchange.basis import documented
from variorum.exchange.mapping import Choice, propose
from variorum.exchange.placing import Board, How, Layout, Unplaced, place, realigned
from variorum.exchange.sniffing import sniff
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignLink, ForeignTag, ForeignText
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind
from variorum.store.store import Store
from variorum.workspace.foreign_files import read_foreign
from variorum.workspace.own_records import Own, own_of
from variorum.workspace.session import Session
from variorum.workspace.text_matches import Known, Match, match_texts

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the file: how many tags bear it, what they could become, their attributes."""

    name: str
    count: int
    proposed: Choice | None
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """A tag that has no place: in which text, what the file says of it, and why.

    `code` is a `Reason`.
    """

    text: str
    key: str
    label: str
    quote: str
    start: int | None
    code: str


@dataclass(frozen=True, slots=True)
class TextFound:
    """A text of the file: the article it is (its label and title; empty if new or missing).

    `basis` names what its offsets count, empty if each tag was found by its words; `equal` tells
    that other units would give the same places. `placed` counts tags by what their place rests
    on: ``basis``, ``quote``, ``unchecked``. `cut` counts those unchecked that begin or end inside
    a word, a sign that the file counts in another way.
    """

    name: str
    article: str
    known: Known
    tags: int
    placed: Mapping[str, int]
    basis: str = ""
    equal: bool = False
    problem: UserError | None = None
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds and what taking it in would do. Nothing is changed yet.

    `labels` are those of tags that are not ours already, to be decided by the analyst. `unread`
    are (what, how many) that the format's reader has no place for; `codes` are labels no tag uses,
    `own` the records of ours that the file carries.
    """

    file: str
    form: str
    title: str
    labels: tuple[Label, ...]
    texts: tuple[TextFound, ...]
    lost: tuple[Lost, ...]
    unread: tuple[tuple[str, int], ...]
    links: Mapping[str, int]
    codes: tuple[str, ...] = ()
    own: Own = field(repr=False, default=Own())
    source: ForeignFile = field(repr=False, default=ForeignFile("", ()))
    matches: tuple[Match, ...] = field(repr=False, default=())
    layouts: tuple[Layout, ...] = field(repr=False, default=())

    @property
    def proposals(self) -> dict[str, Choice]:
        """The proposed mapping; labels whose name tells nothing are not in it."""
        return {one.name: one.proposed for one in self.labels if one.proposed is not None}


def look(session: Session, path: Path, form: str = "") -> Found:
    """Read a file and place its tags on the texts of the project; changes nothing.

    Without `form` the file's content says what it is. Raises UserError ``exchange.…``.
    """
    return session.read(looking(path, form)).result()


def looking(path: Path, form: str = "") -> Callable[[Store], Found]:
    """Return what reads and places a file, for a store on any thread."""

    def read(store: Store) -> Found:
        name = form or sniff(path)
        file = read_foreign(path, name)
        matches = match_texts(store, file)
        file = _with_known(file, matches, store)
        return _found(path, formats.READERS[name], file, matches, store)

    return read


def _found(
    path: Path, source: formats.Source, file: ForeignFile, matches: Sequence[Match], store: Store
) -> Found:
    ids = frozenset(record.id for record in file.own)
    kinds = {record.id: record.kind for record in file.own if isinstance(record, Tag)}
    beside = ids - kinds.keys()
    every = [[tag for tag in one.text.tags if tag.key not in beside] for one in matches]
    ours = ids | {tag.key for tags in every for tag in tags if _repeats(tag, kinds)}
    laid = _placed(matches, every, source.unit)
    own = own_of(file, matches, laid, store)
    layouts = [_without(layout, ours) for layout in laid]
    foreign = [[tag for tag in tags if tag.key not in ours] for tags in every]
    articles = {one.id: one for one in file.own if isinstance(one, Article)}
    articles |= store.catalogue().all(Article)
    texts = tuple(
        _text(match, layout, tags, articles)
        for match, layout, tags in zip(matches, laid, every, strict=True)
    )
    lost = (
        _lost(match.text, one)
        for match, layout in zip(matches, laid, strict=True)
        for one in layout.unplaced
    )
    spoiled = (("records of ours that are no longer whole", own.spoiled),) if own.spoiled else ()
    return Found(
        file=path.name,
        form=source.name,
        title=source.title,
        labels=_labels(foreign),
        texts=texts,
        lost=tuple(lost),
        unread=(*file.unread, *spoiled),
        links=Counter(link.label for one in matches for link in _links(one, ours)),
        codes=file.codes,
        own=own,
        source=file,
        matches=tuple(
            replace(one, text=replace(one.text, links=_links(one, ours))) for one in matches
        ),
        layouts=tuple(layouts),
    )


def _with_known(file: ForeignFile, matches: Sequence[Match], store: Store) -> ForeignFile:
    """Count as ours the tags of the project that the file calls by their ids, such as guids."""
    keys = {tag.key: match.version for match in matches for tag in match.text.tags}
    known = store.get_many("tag", [Id(key) for key in keys if _ID.fullmatch(key)])
    carried = {record.id for record in file.own}
    found = [
        tag
        for tag in known.values()
        if isinstance(tag, Tag) and tag.id not in carried and tag.text_version == keys[tag.id]
    ]
    return replace(file, own=(*file.own, *found))


def _repeats(tag: ForeignTag, kinds: Mapping[Id, TagKind]) -> bool:
    """Tell whether a tag is one more code of the same kind on a tag of ours."""
    key, mark, _ = tag.key.partition("#")
    choice = propose(tag.label) if mark else None
    return choice is not None and kinds.get(Id(key)) is choice.kind is not None


def _links(match: Match, ours: Collection[str]) -> tuple[ForeignLink, ...]:
    """Return the relations of a text that are not records of ours besides."""
    return tuple(link for link in match.text.links if link.source not in ours)


def _without(layout: Layout, ours: Collection[str]) -> Layout:
    """Return a layout without the tags that are records of ours."""
    return replace(
        layout,
        placed=tuple(one for one in layout.placed if one.tag.key not in ours),
        unplaced=tuple(one for one in layout.unplaced if one.tag.key not in ours),
    )


def _placed(
    matches: Sequence[Match], foreign: Sequence[Sequence[ForeignTag]], unit: str
) -> list[Layout]:
    """Place the tags of all texts there are; those of others are lost with their text."""
    here = [number for number, one in enumerate(matches) if one.known is not Known.MISSING]
    boards = [
        Board(matches[at].other or matches[at].frozen, foreign[at], matches[at].text.text)
        for at in here
    ]
    laid = dict(zip(here, place(boards, documented(unit)), strict=True))
    for at in here:
        if matches[at].other:
            laid[at] = realigned(laid[at], matches[at].other, matches[at].frozen)
    return [
        laid[at]
        if at in laid
        else Layout((), tuple(Unplaced(tag, Reason.NO_TEXT) for tag in tags), None)
        for at, tags in enumerate(foreign)
    ]


def _labels(foreign: Sequence[Sequence[ForeignTag]]) -> tuple[Label, ...]:
    counts: Counter[str] = Counter()
    values: dict[str, dict[str, None]] = {}
    for tags in foreign:
        for tag in tags:
            counts[tag.label] += 1
            values.setdefault(tag.label, {}).update(dict.fromkeys(tag.values))
    return tuple(
        Label(name, count, propose(name), tuple(values[name])) for name, count in counts.items()
    )


def _text(
    match: Match, layout: Layout, tags: Sequence[ForeignTag], articles: Mapping[Id, Article]
) -> TextFound:
    article = articles.get(match.article) if match.article else None
    called = " ".join(filter(None, (article.label, article.title))) if article else ""
    return TextFound(
        name=match.text.name,
        article=called,
        known=match.known,
        tags=len(tags),
        placed=Counter(one.how.value for one in layout.placed),
        basis=_counted(layout),
        equal=layout.equal,
        problem=match.error,
        cut=sum(
            one.how is How.UNCHECKED and _cuts_words(match.frozen, one.start, one.end)
            for one in layout.placed
        ),
    )


def _cuts_words(text: str, start: int, end: int) -> bool:
    """Tell whether a span begins or ends inside a word."""
    return any(text[at - 1 : at].isalnum() and text[at : at + 1].isalnum() for at in (start, end))


def _counted(layout: Layout) -> str:
    """Return what the offsets count, empty if no place rests on them."""
    used = any(one.how is not How.QUOTE for one in layout.placed)
    return layout.basis.token if layout.basis and used else ""


def _lost(text: ForeignText, one: Unplaced) -> Lost:
    tag = one.tag
    return Lost(text.name, tag.key, tag.label, tag.quote or "", tag.start, one.reason.value)
