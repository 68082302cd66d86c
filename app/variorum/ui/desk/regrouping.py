"""Merging, splitting and parting from anywhere: commands on what the analyst points at."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.changes import ChangeSet
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Quantity
from variorum.model.resolve import merged
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import ActorKind
from variorum.text.keys import normal_key
from variorum.ui.desk.choosing import Choosing
from variorum.ui.desk.pointed import pointed
from variorum.ui.desk.record_items import KINDS, choices, name_of_record
from variorum.ui.desk.tag_rows import tag_rows
from variorum.ui.desk.weighing import Weighing
from variorum.ui.frame.ranking import PaletteItem
from variorum.ui.reconcile.weigh_dialog import MergeDialog, SplitDialog, WeighDialog
from variorum.workspace import deciding
from variorum.workspace.regrouping import Kind, Merge, Pointing, merges, pointing

if TYPE_CHECKING:
    from variorum.model.catalogue import Catalogue
    from variorum.ui.main_window import MainWindow


class Regrouping(QObject):
    """Merges, splits and parts in one window; each is one act with its effect shown before."""

    def __init__(self, window: "MainWindow") -> None:
        """Wait for commands."""
        super().__init__(window)
        self._window = window
        self._choosing = Choosing(window)
        self._weighing = Weighing(window)

    def group(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        merging = {f"reconcile.merge_{kind}": self._merging(kind) for kind in KINDS}
        splitting = {f"reconcile.split_{kind}": self._splitting(kind) for kind in KINDS}
        return {**merging, **splitting, "reconcile.unmerge": self._ask_unmerge}

    def _merging(self, about: Kind) -> Callable[[], None]:
        return lambda: self._with_subject(about, lambda one: self._ask_into(about, one))

    def _splitting(self, about: Kind) -> Callable[[], None]:
        return lambda: self._with_subject(about, lambda one: self._ask_split(about, one))

    def _with_subject(self, about: Kind, then: Callable[[Id], None]) -> None:
        """Hand on what is pointed at, or what is chosen where nothing is."""
        found = pointed(self._window, about)
        if found is not None:
            ends = merged(self._catalogue, about)
            then(ends.get(found, found))
            return
        prompt = {
            "actor": self.tr("Which actor?"),
            "proposition": self.tr("Which proposition?"),
            "quantity": self.tr("Which quantity?"),
        }[about]
        self._choosing.ask_record(prompt, about, lambda item: then(Id(item.key)))

    # -- merging ---------------------------------------------------------------------------

    def _ask_into(self, about: Kind, subject: Id) -> None:
        name = name_of_record(self._catalogue, about, subject)
        prompt = self.tr("Merge “{name}” into…").format(name=name)
        self._choosing.ask_record(
            prompt, about, lambda item: self.merge(about, subject, Id(item.key)), [subject]
        )

    def merge(self, about: Kind, subject: Id, into: Id) -> None:
        """Show what a merge would do, and do it if it is accepted."""
        catalogue = self._catalogue
        names = (
            name_of_record(catalogue, about, subject),
            name_of_record(catalogue, about, into),
        )
        title = {
            "actor": self.tr("Merge two actors"),
            "proposition": self.tr("Merge two propositions"),
            "quantity": self.tr("Merge two quantities"),
        }[about]
        dialog = MergeDialog(title, names, self._doubt(about, subject, into), self._window)

        def act(author: Id) -> ChangeSet:
            away, stays = (into, subject) if dialog.swapped else (subject, into)
            return deciding.merge_records(catalogue, about, away, stays, author, dialog.reason)

        self._weighing.open(dialog, act)

    def _doubt(self, about: Kind, one: Id, other: Id) -> str:
        """Return what speaks against a merge on the face of it, empty if nothing does."""
        catalogue = self._catalogue
        quantities = catalogue.get(Quantity, one), catalogue.get(Quantity, other)
        if about == "quantity" and quantities[0] and quantities[1]:
            units = [found.unit for found in quantities if found]
            if units[0] != units[1]:
                return self.tr("counted in {one} and in {other}").format(
                    one=units[0], other=units[1]
                )
        actors = catalogue.get(Actor, one), catalogue.get(Actor, other)
        kinds = [found.kind for found in actors if found]
        if len(set(kinds) - {ActorKind.UNKNOWN}) > 1:
            return self.tr("another kind of actor")
        return ""

    # -- splitting -------------------------------------------------------------------------

    def _ask_split(self, about: Kind, subject: Id) -> None:
        bridge = self._window.bridge
        bridge.when(
            pointing(bridge.session, about, subject),
            lambda found: self._split(about, subject, found),
        )

    def _split(self, about: Kind, subject: Id, found: Pointing) -> None:
        catalogue = self._catalogue
        name = name_of_record(catalogue, about, subject)
        if not found.tags:
            self._window.status.set_hint(self.tr("No tag points at {name}").format(name=name))
            return
        others = choices(catalogue, about, [subject])
        title = self.tr("Split off tags of {name}").format(name=name)
        lead = self.tr("Tick the tags that mean something else, and say what they mean.")
        hint = self.tr("a known name, or a new one")
        labels = {one.id: one.label for one in catalogue.all(Article).values()}
        names = [item.text for item in others]
        dialog = SplitDialog(title, lead, hint, tag_rows(found, labels), names)
        dialog.setParent(self._window, dialog.windowFlags())
        tags = {linked.tag.id: linked for linked in found.tags}

        def act(author: Id) -> ChangeSet:
            chosen: list[LinkedTag] = [tags[Id(key)] for key in dialog.chosen()]
            pick = _picked(about, dialog.name, others)
            return deciding.split_off(catalogue, about, subject, chosen, pick, author)

        self._weighing.open(dialog, act)

    # -- parting what was merged -----------------------------------------------------------

    def _ask_unmerge(self) -> None:
        held = merges(self._catalogue)
        if not held:
            self._window.status.set_hint(self.tr("Nothing is merged"))
            return
        items = [self._merge_item(place, one) for place, one in enumerate(held)]
        prompt = self.tr("Undo which merge?")
        self._choosing.ask(prompt, items, lambda item: self._unmerge(held[int(item.key)]))

    def _merge_item(self, place: int, one: Merge) -> PaletteItem:
        catalogue = self._catalogue
        into = self.tr("in {name}").format(name=name_of_record(catalogue, one.about, one.into))
        text = name_of_record(catalogue, one.about, one.subject)
        return PaletteItem(one.about, str(place), text, into)

    def _unmerge(self, found: Merge) -> None:
        catalogue = self._catalogue
        name = name_of_record(catalogue, found.about, found.subject)
        into = name_of_record(catalogue, found.about, found.into)
        lead = self.tr(
            "“{name}” and “{into}” part again, and they are not proposed as one any more."
        )
        dialog = WeighDialog(
            self.tr("Undo a merge"),
            lead.format(name=name, into=into),
            self.tr("Part them"),
            self._window,
        )
        dialog.finish()

        def act(author: Id) -> ChangeSet:
            return deciding.unmerge(catalogue, found.about, found.subject, author, dialog.reason)

        self._weighing.open(dialog, act)

    @property
    def _catalogue(self) -> "Catalogue":
        return self._window.bridge.session.state.catalogue


def _picked(about: Kind, name: str, known: Sequence[PaletteItem]) -> Pick:
    """Return the known record of a name, else a new one of that name."""
    key = normal_key(name)
    for item in known:
        if normal_key(item.text) == key:
            return Pick(about, item.text, Id(item.key))
    return Pick(about, name)
