"""Datasets out and tags in."""

from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.export.dataset import Entry, read_dataset
from variorum.export.doubts import doubts
from variorum.export.files import whole_file
from variorum.export.idle import without_idle_authors
from variorum.export.merge import Plan, plan_import
from variorum.export.package_reading import is_package, package_lines
from variorum.model.article_table import teller
from variorum.model.changes import ChangeSet
from variorum.model.errors import UserError
from variorum.model.ids import Id, now
from variorum.model.records import Article, Project, ReadMark, Record, Region, TextVersion
from variorum.store.store import Store
from variorum.workspace.handing_over import hand_over
from variorum.workspace.importing import labels
from variorum.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Annotated:
    """What taking in a dataset did, for the analyst to read.

    `created` counts new records by kind; `matched` are labels of articles recognised by their
    text; `filled` and `kept` are (label, field) of those articles: completed from the file, and
    kept although the file says otherwise; `updated` counts records taken over with --update.
    `doubts` counts new tags that can count nowhere, by code (`export.doubts`).
    """

    created: dict[str, int]
    matched: tuple[str, ...]
    filled: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    updated: int
    unchanged: int
    doubts: Mapping[str, int] = field(default_factory=dict)


def export(session: Session, form: str, out: Path) -> int:
    """Write the whole project as `form` (see `handing_over`) to `out`; return how many records.

    Raises UserError ``export.*``; nothing is half written.
    """
    return hand_over(session, form, out)


def write_file(out: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises UserError ``export.unwritable``."""
    with whole_file(out) as file:
        file.write(data)


def annotate(session: Session, path: Path, *, update: bool = False) -> Annotated:
    """Take a dataset into the project as one act, all or nothing.

    Raises UserError ``dataset.*`` naming the line, ``import.unreadable`` or ``import.missing``.
    """
    taking = Annotating(session, path, update=update)
    taking.prepare()
    taking.commit().result()
    return taking.done()


class Annotating:
    """A dataset on its way in: made and committed on the shell's thread, prepared on any."""

    def __init__(self, session: Session, path: Path, *, update: bool = False) -> None:
        """Note what the project is now. Raises UserError ``project.read_only``."""
        if session.refusal is not None:
            raise session.refusal
        self._session = session
        self._aside = session.aside()
        self._author = session.author or session.newcomer
        self._path = path
        self._update = update
        self._plan = NOTHING

    def prepare(self) -> None:
        """Read the file and work out what would change; raises what `annotate` does."""
        path = self._path
        try:
            entries = _entries(path, self._author)
        except FileNotFoundError as error:
            raise UserError("import.missing", file=path.name) from error
        except OSError as error:
            problem = error.strerror or ""
            raise UserError("import.unreadable", file=path.name, problem=problem) from error
        self._plan = plan_entries(self._aside, entries, update=self._update)

    def commit(self) -> Future[Any]:
        """Show what changes and save it; the future is done when it is on disk."""
        plan, session = self._plan, self._session
        if plan.changes or plan.marks:
            session.signed()
        saved: Future[Any] = finished()
        if plan.changes:
            act = ChangeSet("annotate", plan.changes, (("file", self._path.name),))
            saved = session.do(act, author=self._author)
        return mark_read(session, plan) or saved

    def done(self) -> Annotated:
        """Return what was done."""
        return report(self._session, self._plan)


NOTHING = Plan((), (), (), (), (), (), 0)
"""A plan that changes nothing."""


def finished() -> Future[Any]:
    """Return a future of what there was nothing to do for."""
    future: Future[Any] = Future()
    future.set_result(None)
    return future


def _entries(path: Path, author: Id) -> list[Entry]:
    """Read a dataset, or a folder of tables."""
    if path.is_dir() and is_package(path):
        return list(read_dataset(package_lines(path), author=author, created=now()))
    with path.open("rb") as lines:
        return list(read_dataset(lines, author=author, created=now()))


def plan_entries(
    session: Session,
    entries: Iterable[Entry],
    *,
    update: bool = False,
    edited: Collection[Id] | None = None,
) -> Plan:
    """Return what records of a dataset would change in the project; see `plan_import`.

    Raises UserError dataset.….
    """
    label_for = _labels(session)

    def read(store: Store) -> Plan:
        plan = plan_import(
            entries,
            _Existing(store),
            update=update,
            edited=edited,
            label_for=label_for,
            regions_of=lambda version: _regions(store, version),
        )
        return without_idle_authors(
            plan, _Existing(store), lambda actor: store.referring("actor", actor)
        )

    return session.submit(read).result()


def _labels(session: Session) -> Callable[[str], str]:
    """Return what answers the label an article wishes for with one that is free."""
    articles = session.state.catalogue.all(Article)
    taken = set(map(teller(articles, "label"), articles))

    def label_for(wanted: str) -> str:
        label = wanted if wanted and wanted not in taken else next(labels(taken))
        taken.add(label)
        return label

    return label_for


def _regions(store: Store, version: Id) -> list[Region]:
    found = store.referring("text_version", version)
    return [record for record in found if isinstance(record, Region)]


def mark_read(session: Session, plan: Plan) -> Future[Any] | None:
    """Set the read marks of a plan; None if it has none."""
    add = tuple(mark for change in plan.marks if isinstance(mark := change.after, ReadMark))
    return session.mark_all(add) if add else None


def report(session: Session, plan: Plan) -> Annotated:
    """Return what taking in a plan did, once it is done."""
    articles = session.state.catalogue.all(Article)

    def label(article: Id) -> str:
        return articles[article].label if article in articles else ""

    return Annotated(
        created=plan.created,
        matched=tuple(label(ours) for _theirs, ours in plan.matched),
        filled=tuple((label(article), name) for article, name in plan.filled),
        kept=tuple((label(kept.article), kept.field) for kept in plan.kept),
        updated=len(plan.updated),
        unchanged=plan.unchanged,
        doubts=doubts(plan.changes),
    )


class _Existing:
    """The store as a plan of import knows it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def is_empty(self) -> bool:
        return not self._store.catalogue().all(Article)

    def records(self) -> Iterable[Record]:
        return self._store.records()

    def project(self) -> Project:
        return self._store.catalogue().project

    def get(self, kind: str, record_id: Id) -> Record | None:
        return self._store.get(kind, record_id)

    def version_by_sha(self, sha256: str) -> TextVersion | None:
        return self._store.version_by_sha(sha256)
