"""The history of the open project, in pages: who did what and when, before and after."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future

from variorum.model.cause import Spot
from variorum.model.errors import UserError
from variorum.model.history import ActDetails, ActPage, RecordChange, Wanted
from variorum.model.ids import Id, parse_id
from variorum.model.journal import PastAct
from variorum.model.kinds import fields_of, to_plain
from variorum.model.records import Article, TextVersion
from variorum.store.reading import Reading
from variorum.workspace.session import Session

PAGE = 200
"""Acts fetched at a time."""

SHOWN = 100
"""Records shown of one act."""

_OWNERS = ("tag", "subject", "one", "text_version", "article", "proposition", "actor")
"""Fields that say of what a record is that has no name of its own, the telling ones first."""

_NAMES = ("title", "name", "quote", "text")
_GOES_TO = ("article", "actor", "proposition", "quantity")

Plain = Mapping[str, object]


def page(session: Session, wanted: Wanted, below: int | None = None) -> "Future[ActPage]":
    """Return the newest acts that are wanted with a number below `below`."""
    return session.beside(lambda store: store.annals().page(wanted, below, PAGE))


def every(session: Session, wanted: Wanted) -> Iterator[PastAct]:
    """Yield all acts that are wanted, newest first, waiting for each page of them."""
    below, more = None, True
    while more:
        found = page(session, wanted, below).result()
        yield from found.acts
        below, more = (found.acts[-1].number if found.acts else None), found.more


def details(
    session: Session, act: PastAct, about: frozenset[Id] | None = None
) -> "Future[ActDetails]":
    """Return what an act did, to all records or to those of `about`."""
    return session.beside(lambda store: told(store, act.tx, about))


def authors(session: Session) -> "Future[dict[Id, str]]":
    """Return the names of all who did anything, those too who are in the project no more."""
    return session.beside(lambda store: _names(store, store.annals().authors(), {}))


def of(session: Session, record: Id) -> "Future[frozenset[Id]]":
    """Return a record and all that belongs to it or ever did: what its history is about.

    Raises UserError ``history.unknown``.
    """
    return session.beside(lambda store: all_of(store, record))


def all_of(store: Reading, record: Id) -> frozenset[Id]:
    """Return what `of` does, where the file is read."""
    kind = store.annals().kind_of(record)
    if kind is None:
        raise UserError("history.unknown", record=record)
    return store.annals().belonging(kind, record)


def told(
    store: Reading, tx: Id, about: frozenset[Id] | None = None, limit: int = SHOWN
) -> ActDetails:
    """Return what an act did, with the names of all that stands in it."""
    changes, count = store.annals().changes_of(tx, about, limit)
    whole = {change.id: _whole(store, change) for change in changes}
    ids = set(whole)
    for change in changes:
        ids.update(_ids(change.kind, {one.field: one.before for one in change.fields}))
        ids.update(_ids(change.kind, {one.field: one.after for one in change.fields}))
        ids.update(_ids(change.kind, whole[change.id]))
    names = _names(store, ids, whole)
    spot, record = _place(store, changes, whole)
    return ActDetails(tuple(changes), count, names, spot, record)


def _whole(store: Reading, change: RecordChange) -> Plain:
    """Return all fields of a record that was changed, as it is now or was last."""
    if change.op != "update":
        return {one.field: one.before if one.after is None else one.after for one in change.fields}
    found = store.get(change.kind, change.id)
    return to_plain(found) if found else store.annals().last_known(change.id)


def _ids(kind: str, plain: Plain) -> Iterator[Id]:
    """Yield the ids that stand in the fields of a record."""
    for field in fields_of(kind):
        if field.base is Id:
            value = plain.get(field.name)
            found = value if isinstance(value, list) else [value]
            yield from (Id(one) for one in found if isinstance(one, str))


def _names(store: Reading, ids: set[Id], whole: Mapping[Id, Plain]) -> dict[Id, str]:
    """Return what records are called, those that are no more too; others are left out."""
    plain = dict(whole)
    _fetch(store, ids, plain)
    owners = {one for found in plain.values() if not _name(found) for one in _owner(found)}
    _fetch(store, owners, plain)
    names = {one: _name(found) for one, found in plain.items()}
    for one, found in plain.items():
        if not names[one]:
            names[one] = next((names[it] for it in _owner(found) if names.get(it)), "")
    return {one: name for one, name in names.items() if name}


def _fetch(store: Reading, ids: Iterable[Id], plain: dict[Id, Plain]) -> None:
    """Add the records of `ids` that are not known yet; texts are left out, which are long."""
    unknown = {one for one in ids if one not in plain}
    there = store.record_exists(unknown)
    for kind in set(there.values()) - {TextVersion.kind_name}:
        mine = [one for one in unknown if there.get(one) == kind]
        plain.update((one, to_plain(it)) for one, it in store.get_many(kind, mine).items())
    plain.update((one, store.annals().last_known(one)) for one in unknown - there.keys())


def _owner(plain: Plain) -> Iterator[Id]:
    return (Id(str(plain[name])) for name in _OWNERS if plain.get(name))


def _name(plain: Plain) -> str:
    if "sha256" in plain:  # a text of an article
        return ""
    found = " ".join(str(next((plain[name] for name in _NAMES if plain.get(name)), "")).split())
    label = plain.get("label")
    return f"{label} {found}".strip() if label else found


def _place(
    store: Reading, changes: Iterable[RecordChange], whole: Mapping[Id, Plain]
) -> tuple[Spot | None, tuple[str, Id] | None]:
    """Return the first sentence that changes are about, and what else one can go to."""
    record: tuple[str, Id] | None = None
    for change in changes:
        plain = whole[change.id]
        spot = _spot(store, change, plain)
        if spot is not None:
            return spot, None
        if record is None:
            record = _goal(store, change, plain)
    return None, record


def _spot(store: Reading, change: RecordChange, plain: Plain) -> Spot | None:
    tag = change.id if change.kind == "tag" else plain.get("tag") or plain.get("subject")
    if tag and change.kind in {"tag", "tag_link", "note", "decision"}:
        for found in store.tags([Id(str(tag))]):
            return Spot(found.article, found.tag.start, found.tag.id)
        if change.kind == "tag_link":
            plain = store.annals().last_known(Id(str(tag)))
    version, start = plain.get("text_version"), plain.get("start")
    if not version or not isinstance(start, int):
        return None
    text = store.get(TextVersion.kind_name, Id(str(version)))
    return Spot(text.article, start) if isinstance(text, TextVersion) else None


def _goal(store: Reading, change: RecordChange, plain: Plain) -> tuple[str, Id] | None:
    ends = [(change.kind, change.id)]
    ends += [(kind, Id(str(plain[kind]))) for kind in _GOES_TO if plain.get(kind)]
    subject = plain.get("subject")
    if subject:
        ends.append((str(plain.get("about")), Id(str(subject))))
    there = (end for end in ends if end[0] in _GOES_TO and store.get(*end) is not None)
    return next(there, None)


def article_named(store: Reading, name: str) -> Id:
    """Return the id of an article by its label, or the id that `name` itself is.

    Raises UserError ``history.unknown``.
    """
    for one in store.catalogue().all(Article).values():
        if one.label and one.label.casefold() == name.casefold():
            return one.id
    try:
        return parse_id(name)
    except ValueError as error:
        raise UserError("history.unknown", record=name) from error
