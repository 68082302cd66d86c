"""Tags in: look at a file of another program, let the analyst map its labels, take it in.

`look` reads and places and changes nothing; `take` is one act. What cannot be placed, what has no
place here and what was not read is listed by both.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.exchange import formats
from variorum.exchange.basis import documented
from variorum.exchange.making import Maker, Page
from variorum.exchange.mapping import SKIP, Choice, choices, propose
from variorum.exchange.placing import Board, How, Layout, Reason, Unplaced, place
from variorum.exchange.sniffing import DATASET, is_dataset, sniff
from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.foreign import ForeignFile, ForeignTag, ForeignText
from variorum.model.ids import Id, now
from variorum.model.records import Article, Record, TextVersion
from variorum.model.tags import Tag
from variorum.store.store import Store
from variorum.tagging.figures import parse_figure
from variorum.workspace.importing import Candidate, completed, import_act
from variorum.workspace.session import Session
from variorum.workspace.text_matches import Known, Match, match_texts

__all__ = [
    "DATASET",
    "SKIP",
    "SOURCES",
    "Choice",
    "Found",
    "Known",
    "Label",
    "Lost",
    "Reason",
    "Taken",
    "TextFound",
    "choices",
    "is_dataset",
    "look",
    "looking",
    "propose",
    "sniff",
    "take",
    "undecided",
]

SOURCES = tuple(formats.READERS.values())
"""The formats tags are read from: each with `name`, `title`, `extensions`, `needs`."""

_FIGURE = (
    *("comparator", "value", "value_high", "unit"),
    *("window_start", "window_end", "as_of"),
)


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
    on: ``basis``, ``quote``, ``unchecked``.
    """

    name: str
    article: str
    known: Known
    tags: int
    placed: Mapping[str, int]
    basis: str = ""
    equal: bool = False
    problem: UserError | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds and what taking it in would do. Nothing is changed yet.

    `labels` are those of tags that are not ours already, to be decided by the analyst. `unread`
    are (what, how many) that the format's reader has no place for; `codes` are labels no tag uses.
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
    own: int = 0
    source: ForeignFile = field(repr=False, default=ForeignFile("", ()))
    matches: tuple[Match, ...] = field(repr=False, default=())
    layouts: tuple[Layout, ...] = field(repr=False, default=())

    @property
    def proposals(self) -> dict[str, Choice]:
        """The proposed mapping; labels whose name tells nothing are not in it."""
        return {one.name: one.proposed for one in self.labels if one.proposed is not None}


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking a file in did.

    `created` counts new records by kind, `known` the tags the project had already, `skipped`
    those whose label was skipped. `links` counts relations: ``kept``, ``noted`` (written into the
    note of their tag) and ``loose`` (an end was skipped or lost).
    """

    created: Mapping[str, int]
    known: int
    skipped: int
    lost: tuple[Lost, ...]
    links: Mapping[str, int]
    act: ChangeSet | None = field(repr=False, default=None)


def look(session: Session, path: Path, form: str = "") -> Found:
    """Read a file and place its tags on the texts of the project; changes nothing.

    Without `form` the file's content says what it is. Raises UserError ``exchange.…``.
    """
    return session.read(looking(path, form)).result()


def looking(path: Path, form: str = "") -> Callable[[Store], Found]:
    """Return what reads and places a file, for a store on any thread."""

    def read(store: Store) -> Found:
        name = form or sniff(path)
        file = formats.read(path, name)
        matches = match_texts(store, file)
        return _found(path, formats.READERS[name], file, matches, store)

    return read


def _found(
    path: Path, source: formats.Source, file: ForeignFile, matches: Sequence[Match], store: Store
) -> Found:
    own = frozenset(record.id for record in file.own)
    foreign = [[tag for tag in one.text.tags if tag.key not in own] for one in matches]
    layouts = _placed(matches, foreign, source.unit)
    articles = store.catalogue().all(Article)
    return Found(
        file=path.name,
        form=source.name,
        title=source.title,
        labels=_labels(foreign),
        texts=tuple(
            _text(match, layout, tags, articles)
            for match, layout, tags in zip(matches, layouts, foreign, strict=True)
        ),
        lost=tuple(
            _lost(match.text, one)
            for match, layout in zip(matches, layouts, strict=True)
            for one in layout.unplaced
        ),
        unread=file.unread,
        links=Counter(link.label for one in file.texts for link in one.links),
        codes=file.codes,
        own=len(own),
        source=file,
        matches=tuple(matches),
        layouts=tuple(layouts),
    )


def _placed(
    matches: Sequence[Match], foreign: Sequence[Sequence[ForeignTag]], unit: str
) -> list[Layout]:
    """Place the tags of all texts there are; those of others are lost with their text."""
    here = [number for number, one in enumerate(matches) if one.known is not Known.MISSING]
    boards = [Board(matches[at].frozen, foreign[at], matches[at].text.text) for at in here]
    laid = dict(zip(here, place(boards, documented(unit)), strict=True))
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
    )


def _counted(layout: Layout) -> str:
    """Return what the offsets count, empty if no place rests on them."""
    used = any(one.how is not How.QUOTE for one in layout.placed)
    return layout.basis.token if layout.basis and used else ""


def _lost(text: ForeignText, one: Unplaced) -> Lost:
    tag = one.tag
    return Lost(text.name, tag.key, tag.label, tag.quote or "", tag.start, one.reason.value)


def undecided(found: Found, mapping: Mapping[str, Choice]) -> list[str]:
    """Return the labels nothing is decided for."""
    return [one.name for one in found.labels if one.name not in mapping]


def take(session: Session, found: Found, mapping: Mapping[str, Choice]) -> Taken:
    """Take a file in as one act; `mapping` decides every label.

    Raises UserError exchange.undecided (`labels`) if it does not, and what committing raises.
    """
    if session.refusal is not None:
        raise session.refusal
    missing = undecided(found, mapping)
    if missing:
        raise UserError("exchange.undecided", labels=", ".join(missing))
    act, maker, known = _act(session, found, mapping)
    if act is not None:
        session.do(act).result()
    made = [change.record for change in act.changes] if act else []
    return Taken(
        created=Counter(record.kind_name for record in made),
        known=known,
        skipped=maker.skipped,
        lost=found.lost,
        links={
            "kept": maker.links_kept,
            "noted": maker.links_noted,
            "loose": maker.links_of_skipped,
        },
        act=act,
    )


def _act(
    session: Session, found: Found, mapping: Mapping[str, Choice]
) -> tuple[ChangeSet | None, Maker, int]:
    """Return the act, what made it, and how many tags the project had already."""
    author = session.signed()
    wanted = [one for one in found.matches if one.incoming and _is_wanted(one, mapping)]
    imports = import_act(session, [_candidate(one) for one in wanted])
    versions = _versions(imports)
    maker = Maker(
        session.state.catalogue,
        form=found.form,
        mapping=mapping,
        author=author,
        now=now(),
        figure=_read_figure,
    )
    for match, layout in zip(found.matches, found.layouts, strict=True):
        sha = match.incoming.sha256 if match.incoming else _sha(match.frozen)
        known = (match.article, match.version)
        article, version = known if all(known) else versions.get(sha, (None, None))
        if article and version:
            note = match.text.details.get("note", "")
            links = match.text.links
            maker.page(Page(article, version, sha, match.frozen, layout.placed, links, note))
    memo = _codebook_memo(found)
    if memo:
        maker.note("project", session.state.catalogue.project.id, memo)
    fresh, known = _fresh(session, maker.records)
    made: list[Record] = [*maker.annotators]
    later: list[Record] = [*_used(maker.names, fresh), *fresh]
    between = imports.changes if imports else ()
    changes = (*created(*made), *between, *created(*later))
    act = ChangeSet("annotate", changes, (("file", found.file),)) if changes else None
    return act, maker, known


def _is_wanted(match: Match, mapping: Mapping[str, Choice]) -> bool:
    """Tell whether a new text is worth an article: it has no tags at all, or one that is taken."""
    kinds = [mapping[tag.label].kind for tag in match.text.tags if tag.label in mapping]
    return not kinds or any(kinds)


def _candidate(match: Match) -> Candidate:
    assert match.incoming is not None  # the caller saw to it  # noqa: S101
    details = {
        name: match.text.details[name]
        for name in ("title", "outlet", "byline", "published", "url", "language")
        if name in match.text.details
    }
    return completed(Candidate(match.text.name, match.incoming), details)


def _versions(imports: ChangeSet | None) -> dict[str, tuple[Id, Id]]:
    """Return the new article and text of each hash."""
    made = [change.after for change in imports.changes] if imports else []
    return {one.sha256: (one.article, one.id) for one in made if isinstance(one, TextVersion)}


def _codebook_memo(found: Found) -> str:
    """Return what the codebook says of its labels, empty if it says nothing but names in use."""
    meanings = found.source.meanings
    if not meanings and (found.texts or not found.codes):
        return ""
    names = dict.fromkeys((*found.codes, *meanings))
    lines = [f"{name}: {meanings[name]}" if meanings.get(name) else name for name in names]
    return "\n".join((f"Codebook {found.file}", "", *lines))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _fresh(session: Session, records: Sequence[Record]) -> tuple[list[Record], int]:
    """Return the records the project does not have, and how many tags it has already."""
    ids = [record.id for record in records]
    there = session.submit(lambda store: store.record_exists(ids)).result()
    fresh = [record for record in records if record.id not in there]
    return fresh, sum(isinstance(record, Tag) and record.id in there for record in records)


def _used(names: Sequence[Record], fresh: Sequence[Record]) -> list[Record]:
    """Return the names that new links point at: of a file taken in again, none."""
    ends = {
        getattr(record, kind, None)
        for record in fresh
        for kind in ("actor", "outlet", "topic", "proposition", "quantity")
    }
    return [record for record in names if record.id in ends]


def _read_figure(text: str, start: int, end: int) -> Mapping[str, Any]:
    """Read the figure at a span; what was read is marked as a guess."""
    draft = parse_figure(text, start, end)
    read = {name: getattr(draft, name) for name in _FIGURE if name in draft.inferred}
    return {**read, "inferred": tuple(read)}
