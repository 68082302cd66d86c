"""What the palette offers of a project: articles, actors, claims and the groups they form."""

from collections.abc import Callable, Mapping

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Proposition, Quantity
from variorum.ui.frame.ranking import PaletteItem


def record_items(catalogue: Catalogue, used: Callable[[Id], str]) -> list[PaletteItem]:
    """Return an item for each record one can go to; `used` says where one is ("5 tags in A")."""
    articles = catalogue.all(Article)
    return [
        *(
            PaletteItem("article", one.id, one.title or one.file_name, one.label)
            for one in articles.values()
        ),
        *(_actor(one, articles, used(one.id)) for one in catalogue.all(Actor).values()),
        *(
            PaletteItem("proposition", one.id, one.text, used(one.id))
            for one in catalogue.all(Proposition).values()
        ),
        *(
            PaletteItem("quantity", one.id, one.name, used(one.id))
            for one in catalogue.all(Quantity).values()
        ),
    ]


def _actor(actor: Actor, articles: Mapping[Id, Article], used: str) -> PaletteItem:
    """Return an actor; an unnamed voice with its article's letter."""
    home = articles.get(actor.article) if actor.article else None
    return PaletteItem("actor", actor.id, actor.name, used or (home.label if home else ""))
