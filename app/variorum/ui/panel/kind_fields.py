"""What the fields of every kind of tag have in common."""

from typing import Any

from PySide6.QtWidgets import QWidget

from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import LinkRole
from variorum.ui.panel.edits import Edits, settled
from variorum.ui.panel.values import Inspected

Guessed = list[tuple[Tag | TagLink, tuple[str, ...]]]
"""Records with the names of those fields of theirs that are on screen."""


class KindFields(QWidget):
    """The fields of one kind of tag: shows an Inspected, asks for edits."""

    role = LinkRole.ACTOR
    """The role that `relink` is about."""

    def __init__(self, edits: Edits, parent: QWidget | None = None) -> None:
        """Ask through `edits`."""
        super().__init__(parent)
        self.edits = edits
        self.shown: Inspected | None = None

    @property
    def tag(self) -> Tag:
        """The tag shown; only asked for while one is shown."""
        assert self.shown is not None  # fields act only on what they show  # noqa: S101
        return self.shown.linked.tag

    def show_tag(self, shown: Inspected) -> None:
        """Show a tag of this kind."""
        raise NotImplementedError

    def relink(self) -> None:
        """Open the type-ahead for what the tag is mainly about."""
        raise NotImplementedError

    def guesses(self) -> Guessed:
        """Return what is on screen, so that only that is confirmed."""
        raise NotImplementedError

    @staticmethod
    def confirmed(record: Tag | TagLink, *names: str) -> Tag | TagLink:
        """Return a tag or link with these of its fields confirmed."""
        made: Tag | TagLink = settled(record, *names)
        return made

    def confirm_shown(self) -> None:
        """Ask to confirm every guess on screen, in one act."""
        merged: dict[str, tuple[Tag | TagLink, set[str]]] = {}
        for record, names in self.guesses():
            merged.setdefault(record.id, (record, set()))[1].update(names)
        self.edits.confirm_pairs(
            (record, self.confirmed(record, *names)) for record, names in merged.values() if names
        )

    def _put(self, **fields: Any) -> None:  # noqa: ANN401  # any field of a tag
        self.edits.set_tag(self.tag, **fields)
