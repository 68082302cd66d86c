"""The counting view: which articles, analysts and origins are heard, and what is let in anyway."""

from variorum.model.catalogue import Catalogue
from variorum.model.dates import day_interval
from variorum.model.evidence import Linked
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.verdict import Origin
from variorum.model.view import COUNTING, View


class Viewing:
    """A view applied to one catalogue."""

    def __init__(self, catalogue: Catalogue, view: View) -> None:
        """Find once which articles the view leaves out."""
        self.view = view
        self._unheard = frozenset(
            article.id
            for article in (catalogue.all(Article).values() if view != COUNTING else ())
            if article.id in view.articles
            or article.outlet in view.outlets
            or _surely_outside(article.published, view)
        )

    def leaves_out(self, linked: Linked) -> bool:
        """Tell whether a tag's article or its author is not heard."""
        return linked.article in self._unheard or linked.tag.author in self.view.analysts

    def keeps(self, article: Id, author: Id | None) -> bool:
        """Tell whether what an analyst tagged in an article is heard."""
        return article not in self._unheard and author not in self.view.analysts

    def lets_in(self, linked: Linked) -> bool:
        """Tell whether the analyst wants a tag counted whatever the rules say."""
        wanted = self.view.recounted
        return bool(wanted) and any(link.id in wanted for link in linked.links)

    def heard(self, origins: tuple[Origin, ...]) -> tuple[Origin, ...]:
        """Return those of a tag's origins that are heard."""
        unheard = self.view.origins
        return tuple(one for one in origins if one.key not in unheard) if unheard else origins

    def shows(self, article: Id) -> bool:
        """Tell whether an article is in the view."""
        return article not in self._unheard


def _surely_outside(published: str, view: View) -> bool:
    """Tell whether no day on which an article may have appeared lies within the view's days."""
    if not published or not (view.first or view.last):
        return False
    days, wanted = (
        day_interval(published),
        day_interval(f"{view.first or '..'}/{view.last or '..'}"),
    )
    return bool(
        (days.last and wanted.first and days.last < wanted.first)
        or (days.first and wanted.last and wanted.last < days.first)
    )
