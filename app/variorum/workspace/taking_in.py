"""Tags in: look at a file of another program, let the analyst map its labels, take it in.

`look` reads and places and changes nothing; `take` is one act. What cannot be placed, what has no
place here and what was not read is listed by both.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from variorum.exchange import formats
from variorum.exchange.anchoring import Reason
from variorum.exchange.making import Maker, Page
from variorum.exchange.mapping import SKIP, Choice, choices, propose
from variorum.exchange.naming import Names
from variorum.exchange.sniffing import DATASET, sniff
from variorum.exchange.sniffing import is_dataset as is_file_of_ours
from variorum.export.merge import Plan
from variorum.export.package_reading import is_package
from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, now
from variorum.model.records import Annotator, TextVersion
from variorum.model.tags import Tag
from variorum.tagging.figures import parse_figure
from variorum.tagging.voices import is_unnamed
from variorum.workspace.exchange import NOTHING, finished, mark_read, plan_entries
from variorum.workspace.foreign_found import Found, Label, Lost, TextFound, look, looking
from variorum.workspace.fresh_records import fresh_records, used_names
from variorum.workspace.importing import Candidate, completed, import_act
from variorum.workspace.session import Session
from variorum.workspace.text_matches import Known, Match

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
class Taken:
    """What taking a file in did.

    `created` counts new records by kind, `edited` records of ours that the other program changed,
    `kept` those that differ from the file's for another reason and stayed as they are, `missing`
    tags of ours the file no longer has (they are not deleted). `known` counts what the project had
    already, `skipped` tags whose label was skipped. `links` counts relations: ``kept``, ``noted``
    (written into the note of their tag) and ``loose`` (an end was skipped or lost).
    """

    created: Mapping[str, int]
    known: int
    skipped: int
    lost: tuple[Lost, ...]
    links: Mapping[str, int]
    edited: int = 0
    kept: int = 0
    missing: tuple[Tag, ...] = ()


def is_dataset(path: Path) -> bool:
    """Tell whether a file or folder is a dataset of ours, which has a reader of its own."""
    return is_package(path) if path.is_dir() else is_file_of_ours(path)


def undecided(found: Found, mapping: Mapping[str, Choice]) -> list[str]:
    """Return the labels nothing is decided for."""
    return [one.name for one in found.labels if one.name not in mapping]


def take(
    session: Session, found: Found, mapping: Mapping[str, Choice], *, update: bool = False
) -> Taken:
    """Take a file in as one act; `mapping` decides every label.

    With `update` the file's version of our own records is taken where they differ. Raises UserError
    exchange.undecided (`labels`) if a label is not decided, dataset.… for records of ours that
    cannot be taken, and what committing raises.
    """
    taking = Taking(session, found, mapping, update=update)
    taking.prepare()
    taking.commit().result()
    return taking.done()


class Taking:
    """A file on its way in: made and committed on the shell's thread, prepared on any."""

    def __init__(
        self,
        session: Session,
        found: Found,
        mapping: Mapping[str, Choice],
        *,
        update: bool = False,
    ) -> None:
        """Note what the project is now; raises what `take` raises before it looks at the tags."""
        if session.refusal is not None:
            raise session.refusal
        missing = undecided(found, mapping)
        if missing:
            raise UserError("exchange.undecided", labels=", ".join(missing))
        if any(one.incoming and _is_wanted(one, mapping) for one in found.matches):
            session.signed()  # articles come in, and somebody brings them
        self._session = session
        self._aside = session.aside()
        self._author = session.author or session.newcomer
        self._found, self._mapping, self._update = found, mapping, update
        self._plan = NOTHING
        self._made: _Made | None = None

    def prepare(self) -> None:
        """Work out the act; raises UserError dataset.…."""
        own, aside = self._found.own, self._aside
        self._plan = plan_entries(aside, own.entries(), update=self._update, edited=own.edited)
        self._made = _Made(aside, self._found, self._mapping, self._plan, self._author)

    def commit(self) -> Future[Any]:
        """Show what changes and save it; the future is done when it is on disk."""
        made, session = self._prepared(), self._session
        if made.changes or self._plan.marks:
            session.signed()
        saved: Future[Any] = finished()
        if made.changes:
            act = ChangeSet("annotate", made.changes, (("file", self._found.file),))
            saved = session.do(act, author=self._author)
        return mark_read(session, self._plan) or saved

    def done(self) -> Taken:
        """Return what was done."""
        return self._prepared().taken(self._found, self._plan)

    def _prepared(self) -> "_Made":
        assert self._made is not None  # prepare() came first  # noqa: S101
        return self._made


class _Made:
    """The changes of the act: our own records, new articles, then all that is foreign."""

    def __init__(
        self,
        session: Session,
        found: Found,
        mapping: Mapping[str, Choice],
        plan: Plan,
        author: Id,
    ) -> None:
        wanted = [one for one in found.matches if one.incoming and _is_wanted(one, mapping)]
        imports = import_act(session, [_candidate(one) for one in wanted]) if wanted else None
        catalogue = Catalogue(session.state.catalogue)
        catalogue.apply((*plan.changes, *(imports.changes if imports else ())))
        when = now()
        self.maker = Maker(
            Names(catalogue, author, when, is_unnamed),
            form=found.form,
            mapping=mapping,
            author=author,
            now=when,
            figure=_read_figure,
        )
        self._make(found, _versions(imports), catalogue)
        fresh, self.known = fresh_records(session, self.maker.records)
        later = created(*used_names(self.maker.names.made, fresh), *fresh)
        between = imports.changes if imports else ()
        others = created(*self.maker.names.annotators)
        self.changes = _signed((*others, *plan.changes, *between, *later), author)

    def _make(
        self, found: Found, versions: Mapping[str, tuple[Id, Id]], catalogue: Catalogue
    ) -> None:
        for match, layout in zip(found.matches, found.layouts, strict=True):
            sha = match.incoming.sha256 if match.incoming else _sha(match.frozen)
            here = match.article, match.version
            article, version = here if all(here) else versions.get(sha, (None, None))
            if article and version:
                note = match.text.details.get("note", "")
                links = match.text.links
                self.maker.page(
                    Page(article, version, sha, match.frozen, layout.placed, links, note)
                )
        memo = _codebook_memo(found)
        if memo:
            self.maker.note("project", catalogue.project.id, memo)

    def taken(self, found: Found, plan: Plan) -> Taken:
        """Return what was done."""
        new = (change for change in (*self.changes, *plan.marks) if change.op == "insert")
        return Taken(
            created=Counter(change.kind for change in new),
            known=self.known + plan.unchanged,
            skipped=self.maker.skipped,
            lost=found.lost,
            links={
                "kept": self.maker.links_kept,
                "noted": self.maker.links_noted,
                "loose": self.maker.links_of_skipped,
            },
            edited=len(plan.updated),
            kept=len(plan.differing),
            missing=found.own.missing,
        )


def _signed(changes: Sequence[Change], author: Id) -> tuple[Change, ...]:
    """Return the changes, the analyst not removed as idle if something new is theirs."""
    is_needed = any(change.after and change.after.author == author for change in changes)
    return tuple(
        change
        for change in changes
        if not (
            is_needed
            and change.after is None
            and isinstance(change.before, Annotator)
            and change.id == author
        )
    )


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


def _read_figure(text: str, start: int, end: int) -> Mapping[str, Any]:
    """Read the figure at a span; what was read is marked as a guess."""
    draft = parse_figure(text, start, end)
    read = {name: getattr(draft, name) for name in _FIGURE if name in draft.inferred}
    return {**read, "inferred": tuple(read)}
