"""Speakers and holders in the inspector: one field per link, with its menu."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from variorum.model.drafts import Pick
from variorum.model.kin import ties_of
from variorum.model.records import Actor
from variorum.model.tags import TagLink
from variorum.model.vocabulary import ActorTie, LinkRole
from variorum.ui import plain
from variorum.ui.panel.candidates import KIND_LOOKS, RoleCandidates
from variorum.ui.panel.edits import Edits
from variorum.ui.panel.picker import Picker
from variorum.ui.panel.rows import (
    LABEL_WIDTH,
    GuessMark,
    LinkField,
    Stack,
    add_button,
    fill,
    switch,
)
from variorum.ui.panel.values import Inspected, link_kind, link_name
from variorum.ui.panel.words import name_of, tr
from variorum.ui.widgets import Chip, ChipLook, FlowLayout


class LinkFields(QWidget):
    """All links of one role of a tag: each a field, one more by the plus."""

    def __init__(  # noqa: PLR0913  # the role, its words and where edits and candidates go
        self,
        role: LinkRole,
        name: str,
        new_kind: str,
        edits: Edits,
        candidates: RoleCandidates,
        *,
        several: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Show links of `role` under `name`; a new record picked is of `new_kind`."""
        super().__init__(parent)
        self._role, self._edits, self._several = role, edits, several
        self._shown: Inspected | None = None
        self._replacing: TagLink | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self._plus = add_button(tr("Add: {0}").format(name))
        self._picker = Picker(new_kind, lambda text: candidates(role, text), self)
        self._picker.setPlaceholderText(tr("type a name"))
        self._picker.setAccessibleName(name)
        self._picker.hide()
        self._nothing = plain.label(tr("none"), "faint")
        self._nothing.setFixedHeight(28)
        self._marks = QWidget()
        self._flow = FlowLayout(self._marks, gap=6)
        self._build(name)
        self._plus.clicked.connect(self.pick)
        self._picker.picked.connect(self._on_picked)
        self._picker.closed.connect(self._on_closed)
        self._picker.moved_on.connect(self._on_closed)

    def _build(self, name: str) -> None:
        head = QWidget()
        head.setFixedWidth(LABEL_WIDTH)
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(plain.label(name, "secondary"), 1)
        line.addWidget(self._plus)
        rows = Stack(gap=6)
        rows.addLayout(self._column)
        rows.addWidget(self._nothing)
        rows.addWidget(self._picker)
        rows.addWidget(self._marks)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(4)
        sides.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        sides.addLayout(rows, 1)

    def show_links(self, shown: Inspected) -> None:
        """Show the links of the tag inspected."""
        self._shown = shown
        links = shown.linked.role(self._role)
        fill(self._column, [self._field(shown, links, at) for at in range(len(links))])
        self._plus.setVisible(self._several or not links)
        self._nothing.setVisible(not links)
        self._flow.clear()
        for text in _ties(shown, links):
            self._flow.addWidget(Chip(text, ChipLook("actor", "link")))
        if any(link.inferred for link in links):
            mark = GuessMark(tr("guessed"))
            mark.setAccessibleName(tr("guessed, confirm with Enter"))
            mark.clicked.connect(self._on_confirmed)
            self._flow.addWidget(mark)
        self._marks.setVisible(self._flow.count() > 0)

    def pick(self, replacing: TagLink | None = None) -> None:
        """Open the picker, to add a link or to point one elsewhere."""
        self._replacing = replacing if isinstance(replacing, TagLink) else None
        self._nothing.hide()
        self._picker.open()

    def repick(self) -> None:
        """Open the picker on the first link, or to add one."""
        links = self._shown.linked.role(self._role) if self._shown else ()
        self.pick(links[0] if links else None)

    def _field(self, shown: Inspected, links: tuple[TagLink, ...], at: int) -> LinkField:
        link = links[at]
        kind = link_kind(link)
        name = link_name(link, shown.catalogue) or tr("(deleted)")
        field = LinkField(name, KIND_LOOKS.get(kind, ("dot", "text2")))
        field.set_note(_note(links, at), guessed=bool(link.inferred))
        field.menu_of = lambda: self._menu(links, at)
        field.removed.connect(lambda: self._edits.link_removed.emit(link))
        return field

    def _menu(self, links: tuple[TagLink, ...], at: int) -> QMenu:
        link, menu = links[at], QMenu(self)
        menu.addAction(tr("Change…"), lambda: self.pick(link))
        if self._role is LinkRole.SPEAKER:
            self._speaker_menu(menu, link)
        if at > 0 and self._role in (LinkRole.SPEAKER, LinkRole.HOLDER):
            before = links[at - 1].position
            joint = link.position == before
            position = before + 1 if joint else before
            switch(
                menu,
                tr("Jointly with the one before"),
                lambda: self._edits.set_link(link, position=position),
                state=joint,
            )
        if link.inferred:
            menu.addAction(tr("Confirm"), lambda: self._confirm(link))
        menu.addAction(tr("Remove"), lambda: self._edits.link_removed.emit(link))
        return menu

    def _speaker_menu(self, menu: QMenu, link: TagLink) -> None:
        edits = self._edits
        then = not link.origin
        switch(menu, tr("Origin"), lambda: edits.set_link(link, origin=then), state=link.origin)
        interested = not link.interested
        switch(
            menu,
            tr("Interested relay"),
            lambda: edits.set_link(link, interested=interested),
            state=link.interested,
        )

    def _confirm(self, *links: TagLink) -> None:
        self._edits.confirm(links)

    def _on_confirmed(self) -> None:
        if self._shown:
            self._confirm(*self._shown.linked.role(self._role))

    def _on_picked(self, pick: Pick) -> None:
        self._picker.hide()
        if self._shown is None:
            return
        if self._replacing is not None:
            self._edits.link_repicked.emit(self._replacing, pick)
        else:
            self._edits.link_added.emit(self._shown.linked.tag.id, self._role, pick)
        self._focus_back()

    def _on_closed(self) -> None:
        self._picker.hide()
        self._nothing.setVisible(self._column.count() == 0)
        self._focus_back()

    def _focus_back(self) -> None:
        item = self._column.itemAt(0)
        first = item.widget() if item else None
        (first or self._plus).setFocus()


def _note(links: tuple[TagLink, ...], at: int) -> str:
    link = links[at]
    if link.role is not LinkRole.SPEAKER:
        return ""
    origins = [each for each in links if each.origin]
    words = []
    if link.origin:
        words.append(tr("joint origin") if len(origins) > 1 else tr("origin"))
    elif len(links) > 1:
        words.append(tr("relay"))
    if link.interested:
        words.append(tr("interested"))
    return ", ".join(words)


def _ties(shown: Inspected, links: tuple[TagLink, ...]) -> list[str]:
    """Return "speaks for South Korea" for each tie that carries the voice of an actor."""
    actors = {link.actor for link in links if link.actor}
    ties = [tie for actor in actors for tie in ties_of(shown.catalogue, actor)]
    texts = []
    for tie in sorted(ties, key=lambda one: (one.created, one.id)):
        parent = shown.catalogue.get(Actor, tie.parent)
        if parent and tie.kind is not ActorTie.MEMBER_OF:
            texts.append(f"{name_of(tie.kind)} {parent.name}")
    return texts
