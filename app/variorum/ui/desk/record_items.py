"""Records of one kind to choose from in a palette: which of them to merge, or to split."""

from collections.abc import Callable, Collection, Mapping

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Proposition, Quantity, Record
from variorum.model.resolve import merged
from variorum.ui.bridge import Bridge
from variorum.ui.frame.palette import Palette
from variorum.ui.frame.ranking import PaletteItem, lot_of
from variorum.ui.panel.words import name_of
from variorum.workspace.regrouping import Kind

KINDS: tuple[Kind, ...] = ("actor", "proposition", "quantity")

_CLASSES: Mapping[Kind, type[Record]] = {
    "actor": Actor,
    "proposition": Proposition,
    "quantity": Quantity,
}
_MANY = 2000
"""More records than this are made ready beside the window."""


def open_on(
    palette: Palette,
    bridge: Bridge,
    about: Kind,
    without: Collection[Id] = (),
    is_wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Open a palette on the `choices` there are; very many come a moment later, if still wanted."""
    still = Catalogue(bridge.session.state.catalogue)
    if len(still.all(_CLASSES[about])) <= _MANY:
        palette.open(choices(still, about, without))
        return
    palette.open((), is_whole=False)
    bridge.soon(
        lambda: lot_of(about, choices(still, about, without)),
        lambda found: palette.offer([found]) if is_wanted() else None,
    )


def choices(catalogue: Catalogue, about: Kind, without: Collection[Id] = ()) -> list[PaletteItem]:
    """Return the records of a kind that stand for themselves, except some."""
    away = {*merged(catalogue, about), *without}
    if about == "actor":
        articles = catalogue.all(Article)
        return [
            PaletteItem("actor", one.id, one.name, one.description or _home(one, articles))
            for one in catalogue.all(Actor).values()
            if one.id not in away
        ]
    if about == "proposition":
        return [
            PaletteItem("proposition", one.id, one.text, name_of(one.kind))
            for one in catalogue.all(Proposition).values()
            if one.id not in away
        ]
    return [
        PaletteItem("quantity", one.id, one.name, one.unit)
        for one in catalogue.all(Quantity).values()
        if one.id not in away
    ]


def _home(actor: Actor, articles: Mapping[Id, Article]) -> str:
    home = articles.get(actor.article) if actor.article else None
    return home.label if home else ""


def name_of_record(catalogue: Catalogue, about: Kind, record: Id) -> str:
    """Return what a record is called, in full; empty if it is not there."""
    if about == "proposition":
        found = catalogue.get(Proposition, record)
        return found.text if found else ""
    named = catalogue.get(Actor if about == "actor" else Quantity, record)
    return named.name if isinstance(named, Actor | Quantity) else ""
