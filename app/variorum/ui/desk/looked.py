"""What was found in files to be imported, by key; what is read anew takes the place of the old."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.reading import Reading
from variorum.model.records import Article
from variorum.shell.import_phrases import reading_notes
from variorum.ui.frame.values import ImportChoice, ImportItem
from variorum.ui.messages import message_of, tr
from variorum.workspace.copies import Likeness
from variorum.workspace.importing import Candidate
from variorum.workspace.table_heads import SUFFIXES as TABLES

_PREVIEWED = 4000
_NAME = 44
"""Letters of another article's name that there is room for."""

_DECODED = (
    *(".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".eml"),
    *(".webarchive", ".csv", ".tsv", ".jsonl"),
)
"""Files whose encoding is not part of their format."""

Likenesses = Mapping[int, Likeness]
Renewed = Mapping[int, Article]
"""The articles whose address a text has, by the text's place."""
Called = Callable[[Id], str]
"""What an article of the project is called."""


class Found(NamedTuple):
    """What was found in files, with what each text may be a copy or the next text of."""

    candidates: list[Candidate]
    likes: Likenesses
    renewed: Renewed


class Looked:
    """The files of one import."""

    def __init__(self, found: Found, called: Called) -> None:
        """Keep what was found, each under a key."""
        self._next = 0
        self._called = called
        self._found: dict[str, Candidate] = {}
        self._likes: dict[str, Likeness] = {}
        self._renewed: dict[str, Id] = {}
        self._hows: dict[Path, Reading] = {}
        self._order: list[str] = [self._keep(one) for one in found.candidates]
        self._take(found)

    def _keep(self, one: Candidate) -> str:
        key, self._next = str(self._next), self._next + 1
        self._found[key] = one
        return key

    def _take(self, found: Found) -> None:
        self._likes = {self._order[at]: like for at, like in found.likes.items()}
        self._renewed = {self._order[at]: one.id for at, one in found.renewed.items()}

    def source(self, key: str) -> Path | None:
        """Return the file of an item; a pasted text has none."""
        return self._found[key].source

    def how(self, source: Path) -> Reading:
        """Return how a file was last asked to be read."""
        return self._hows.get(source, Reading())

    def candidates(self) -> list[Candidate]:
        """Return all that was found, in the order it is shown."""
        return [self._found[key] for key in self._order]

    def instead(self, source: Path, found: Sequence[Candidate]) -> list[Candidate]:
        """Return what there would be with `found` in the place of what a file held before."""
        old = [key for key in self._order if self._found[key].source == source]
        at = self._order.index(old[0])
        kept = [self._found[key] for key in self._order if key not in old]
        return [*kept[:at], *found, *kept[at:]]

    def put(
        self, source: Path, how: Reading, own: Sequence[Candidate], found: Found
    ) -> tuple[list[str], list[ImportItem]]:
        """Keep what a file holds as it is read now; return the keys gone and the items new.

        `own` are its texts, `found` is what there is with them.
        """
        old = [key for key in self._order if self._found[key].source == source]
        at = self._order.index(old[0])
        new = [self._keep(one) for one in own]
        self._order[at : at + len(old)] = new
        self._hows[source] = how
        self._take(found)
        return old, [self._item(key) for key in new]

    def items(self) -> list[ImportItem]:
        """Return everything as the dialogue shows it."""
        return [self._item(key) for key in self._order]

    def links(self, choices: Sequence[ImportChoice]) -> tuple[list[int], list[Likeness]]:
        """Return the places of what is chosen, and the likenesses the analyst made links."""
        places = [self._order.index(one.key) for one in choices]
        wanted = [one.key for one in choices if one.is_copy]
        return places, [self._likes[key] for key in wanted if key in self._likes]

    def chosen(self, key: str) -> Candidate:
        """Return what was found under a key."""
        return self._found[key]

    # -- as the dialogue shows it ------------------------------------------------------------

    def _item(self, key: str) -> ImportItem:
        one = self._found[key]
        suffix = one.source.suffix.lower() if one.source else ""
        if one.error or one.incoming is None:
            code = one.error.code if one.error else ""
            undecoded = code in {"import.undecodable", "import.nul", "import.binary"}
            return ImportItem(
                key,
                one.name,
                "refused",
                message=self._refusal(one.error),
                encoding="utf-8" if undecoded and suffix in _DECODED else "",
                is_table=code == "import.columns" and suffix in TABLES,
            )
        incoming = one.incoming
        # Of several articles in a file the titles tell them apart.
        shown = (incoming.place and one.metadata.title) or incoming.encoding or incoming.extractor
        read = reading_notes(incoming.encoding, incoming.steps, tr) or [incoming.encoding]
        return ImportItem(
            key,
            one.name,
            "duplicate" if one.duplicate_of else "ok",
            tr("{0} · {1} characters").format(shown, f"{len(incoming.text):,}"),
            one.duplicate_of,
            one.metadata,
            incoming.text[:_PREVIEWED],
            "; ".join(filter(None, [incoming.extractor, *read])),
            incoming.left_out,
            encoding=incoming.encoding if suffix in _DECODED else "",
            is_table=suffix in TABLES,
            likeness=self._likeness(key),
            version_of=self._renewed.get(key, ""),
        )

    @staticmethod
    def _refusal(error: UserError | None) -> str:
        if error is None:
            return ""
        if error.code != "import.columns":
            return said(error)
        hint = QCoreApplication.translate("Looked", "Say which of its columns holds the text.")
        return f"{message_of(error).what} {hint}"

    def _likeness(self, key: str) -> str:
        like = self._likes.get(key)
        if like is None:
            return ""
        other = (
            self._called(like.article)
            if like.article
            else self._found[self._order[like.original or 0]].name
        )
        other = other if len(other) <= _NAME else other[: _NAME - 1] + "…"
        said_ = QCoreApplication.translate("Looked", "Shares {n} % of its words with {other}")
        return said_.format(n=round(100 * like.share), other=other)


def said(failure: UserError) -> str:
    """Return an error in words."""
    return str(message_of(failure))
