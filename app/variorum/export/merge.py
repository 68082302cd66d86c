"""What a dataset would change in a project. Pure: the answer is a plan, everything or nothing.

Texts are one by their SHA-256, records by their id, nothing by its name.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from variorum.export.dataset import ORDER, Entry, dataset_order
from variorum.export.existing import Existing
from variorum.export.filling import fill
from variorum.export.matching import complete_text, mapped_record, match_texts
from variorum.export.verifying import verify
from variorum.model.changes import Change
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Annotator, Article, Project, Record, Region, TextVersion


@dataclass(frozen=True, slots=True)
class Kept:
    """A field of an article the project keeps although the file says otherwise."""

    article: Id
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import changes.

    `changes` are one act; `marks` are the read marks, which are state and no act. `matched` are
    (file's article, project's article) found by hash; `filled` are (article, field) the file
    completed; `unchanged` counts the records the project had already; `differing` are (kind, id)
    of those it keeps although the file's differ.
    """

    changes: tuple[Change, ...]
    marks: tuple[Change, ...]
    matched: tuple[tuple[Id, Id], ...]
    filled: tuple[tuple[Id, str], ...]
    kept: tuple[Kept, ...]
    updated: tuple[tuple[str, Id], ...]
    unchanged: int
    differing: tuple[tuple[str, Id], ...] = ()

    @property
    def created(self) -> dict[str, int]:
        """How many records of each kind are new."""
        counts: dict[str, int] = {}
        for change in (*self.changes, *self.marks):
            if change.before is None:
                counts[change.kind] = counts.get(change.kind, 0) + 1
        return counts


def plan_import(  # noqa: PLR0913  # what a plan depends on
    entries: Iterable[Entry],
    existing: Existing,
    *,
    update: bool = False,
    label_for: Callable[[str], str] | None = None,
    regions_of: Callable[[Id], Iterable[Region]] | None = None,
    edited: Collection[Id] | None = None,
) -> Plan:
    """Return what the records of a dataset change in a project.

    A text of a hash the project has is that text, its article that article: empty and inferred
    fields of it are filled, others kept and listed. An id with equal content changes nothing, with
    different content it is an error unless `update`. An empty project becomes the file's project.
    `label_for` answers the label a new article wishes for (or none) with one the project has not
    given yet; without it articles keep theirs, as they do where the project becomes the file's.
    `regions_of` answers a text version of the project with its regions: where the file brings
    regions of a text, guessed ones nobody has confirmed give way to them. With `edited`, records of
    these ids are taken over and any other that differs is kept and named in `differing`.

    Raises UserError dataset.hash, dataset.no_text, dataset.split_article, dataset.frozen,
    dataset.conflict, dataset.reference, dataset.quote, dataset.context or dataset.span, each with
    `line`.
    """
    ordered = sorted(entries, key=lambda entry: dataset_order(entry.record))
    ordered = [complete_text(entry, existing) for entry in ordered]
    ids = match_texts(ordered, existing)
    projects = [entry.record for entry in ordered if isinstance(entry.record, Project)]
    if projects and not existing.is_empty:
        ids[projects[0].id] = existing.project().id
    mapped = [replace(entry, record=mapped_record(entry.record, ids)) for entry in ordered]
    verify(mapped, existing)
    becomes = bool(projects) and existing.is_empty
    label_for = None if becomes else label_for
    placer = _Placer(existing, ids, update=update, edited=edited, label_for=label_for)
    for before, after in zip(ordered, mapped, strict=True):
        placer.place(before.record.id, after)
    if regions_of:
        placer.replace_guesses([entry.record for entry in mapped], regions_of)
    if becomes:
        placer.clear_out([entry.record for entry in mapped])
    return placer.plan()


class _Placer:
    """Decides record by record what becomes of it."""

    def __init__(
        self,
        existing: Existing,
        ids: Mapping[Id, Id],
        *,
        update: bool,
        edited: Collection[Id] | None,
        label_for: Callable[[str], str] | None,
    ) -> None:
        self._existing = existing
        self._matched = frozenset(ids)
        self._update = update
        self._edited = edited
        self._differing: list[tuple[str, Id]] = []
        self._label_for = label_for
        self._changes: list[Change] = []
        self._filled: list[tuple[Id, str]] = []
        self._kept: list[Kept] = []
        self._updated: list[tuple[str, Id]] = []
        self._articles: dict[Id, tuple[Article, Article]] = {}
        self._pairs: list[tuple[Id, Id]] = []
        self._unchanged = 0

    def place(self, file_id: Id, entry: Entry) -> None:
        """Decide about one record, its ids already the project's."""
        record = entry.record
        is_matched = file_id in self._matched
        if isinstance(record, Article) and is_matched:
            self._fill(file_id, record)
        elif (is_matched and file_id != record.id) or self._is_guest(record):
            self._unchanged += 1
        else:
            self._put(entry)

    def _is_guest(self, record: Record) -> bool:
        return isinstance(record, Project) and not self._existing.is_empty

    def _fill(self, file_id: Id, theirs: Article) -> None:
        before, ours = self._articles.get(theirs.id, (None, None))
        if before is None or ours is None:
            before = ours = cast("Article", self._existing.get("article", theirs.id))
        filled = fill(ours, theirs, update=self._update)
        self._articles[theirs.id] = (before, filled.article)
        self._pairs.append((file_id, theirs.id))
        self._filled += [(ours.id, name) for name in filled.taken]
        self._kept += [
            Kept(ours.id, name, str(getattr(ours, name)), str(getattr(theirs, name)))
            for name in filled.kept
        ]

    def _put(self, entry: Entry) -> None:
        record = entry.record
        before = self._existing.get(record.kind_name, record.id)
        if self._label_for and isinstance(record, Article):
            label = before.label if isinstance(before, Article) else self._label_for(record.label)
            record = replace(record, label=label)
        if before is None:
            self._changes.append(Change(None, record))
            return
        # What the line left open cannot differ from what the project has.
        record = replace(record, **{name: getattr(before, name) for name in entry.absent})
        if record == before:
            self._unchanged += 1
            return
        _refuse_other_text(before, record, entry.line)
        if not self._update and self._edited is None:
            raise UserError(
                "dataset.conflict", line=entry.line, record=record.kind_name, id=record.id
            )
        if not self._update and record.id not in (self._edited or ()):
            self._differing.append((record.kind_name, record.id))
            return
        self._changes.append(Change(before, record))
        self._updated.append((record.kind_name, record.id))

    def replace_guesses(
        self, incoming: Sequence[Record], regions_of: Callable[[Id], Iterable[Region]]
    ) -> None:
        """Remove guessed regions of the texts whose regions the file brings."""
        brought = {record.id: record for record in incoming if isinstance(record, Region)}
        for version in sorted({region.text_version for region in brought.values()}):
            self._changes += [
                Change(region, None)
                for region in regions_of(version)
                if region.inferred and region.id not in brought
            ]

    def clear_out(self, incoming: Sequence[Record]) -> None:
        """Remove what an empty project was created with and the file's project replaces."""
        own = list(self._existing.records())
        used = {record.author for record in incoming}
        used |= {one.author for one in own if not isinstance(one, Project | Annotator)}
        kept = used | {record.id for record in incoming}
        self._changes += [
            Change(one, None)
            for one in own
            if isinstance(one, Project | Annotator) and one.id not in kept
        ]

    def plan(self) -> Plan:
        """Return the whole plan, referenced before referring, deletions last."""
        articles = [Change(before, after) for before, after in self._articles.values()]
        fills = [change for change in articles if change.before != change.after]
        every = [*self._changes, *fills]
        every.sort(key=_step)
        return Plan(
            changes=tuple(change for change in every if change.kind != "read_mark"),
            marks=tuple(change for change in every if change.kind == "read_mark"),
            matched=tuple(self._pairs),
            filled=tuple(self._filled),
            kept=tuple(self._kept),
            updated=tuple(self._updated),
            unchanged=self._unchanged + len(articles) - len(fills),
            differing=tuple(self._differing),
        )


def _step(change: Change) -> tuple[bool, bool, int]:
    """Sort annotators first, for all records name one; then by kind; then what is deleted."""
    is_deletion = change.after is None
    return is_deletion, not is_deletion and change.kind != "annotator", ORDER[change.kind]


def _refuse_other_text(before: Record, after: Record, line: int) -> None:
    if not (isinstance(before, TextVersion) and isinstance(after, TextVersion)):
        return
    if before.sha256 != after.sha256:
        raise UserError("dataset.frozen", line=line, id=after.id)
