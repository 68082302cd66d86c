"""Choosing what stands beside, and a proposition to go to in both articles."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from variorum.model.ids import Id
from variorum.model.records import Article, Proposition
from variorum.model.resolve import merged
from variorum.model.views import LinkedTag
from variorum.ui.desk.pairing import Pairing
from variorum.ui.desk.shared_words import heading, proposition_text, sides_text
from variorum.ui.frame.palette import Palette
from variorum.ui.frame.ranking import PaletteItem
from variorum.workspace.sharing import Held, shared_counts, spoken_of

if TYPE_CHECKING:
    from variorum.ui.desk.beside import Beside
    from variorum.ui.main_window import MainWindow


class Chooser(QObject):
    """One list at a time, over the window: articles, or propositions."""

    def __init__(self, window: "MainWindow", beside: "Beside", pairing: Pairing) -> None:
        """Make the list; it is hidden until asked for."""
        super().__init__(beside)
        self._window, self._beside, self._pairing = window, beside, pairing
        self.list = Palette(window, prefixes=False)
        self.list.chosen.connect(self._on_chosen)

    # -- articles --------------------------------------------------------------------------

    def choose_article(self) -> None:
        """Offer the other articles, first those that share most with the main one."""
        main = self._window.annotate.article
        if main is None:
            return
        catalogue, asked = self._beside.catalogue, main.article.id
        into = merged(catalogue, "proposition")
        wanted = spoken_of(main, into)
        one = [key for key in catalogue.all(Proposition) if into.get(key, key) in wanted]

        def offer(evidence: Mapping[Id, Sequence[LinkedTag]]) -> None:
            now = self._window.annotate.article
            if now is not None and now.article.id == asked:
                self._offer(asked, shared_counts(wanted, evidence, into))

        self._window.bridge.session.ask(lambda store: store.evidence(one), offer)

    def _offer(self, main: Id, counts: Mapping[Id, int]) -> None:
        second = self._beside.article
        shown = {main, second.article.id if second else None}
        everything = self._beside.catalogue.all(Article).values()
        articles = [one for one in everything if one.id not in shown]
        articles.sort(key=lambda one: (-counts.get(one.id, 0), len(one.label), one.label))
        if not articles:
            said = self.tr("There is no other article. Ctrl+I imports one to read beside this")
            self._window.status.set_hint(said)
            return
        self.list.ask_for(self.tr("Which article beside?"))
        self.list.open([self._item(one, counts.get(one.id, 0)) for one in articles])

    def _item(self, article: Article, count: int) -> PaletteItem:
        words = {
            0: self.tr("nothing shared"),
        }.get(count, self.tr("{n} shared").format(n=count))
        named = heading(article, self._beside.catalogue)
        detail = " · ".join(part for part in (words, named.source) if part)
        title = " ".join(part for part in (named.label, named.title) if part)
        return PaletteItem("article", article.id, title, detail)

    # -- propositions ----------------------------------------------------------------------

    def choose_proposition(self) -> None:
        """Offer every proposition of both articles, the shared ones first."""
        found = self._pairing.comparison
        self._offer_held([*found.shared, *found.only_here, *found.only_there])

    def choose_only(self, side: int) -> None:
        """Offer what only the left (0) or only the right article (1) speaks of."""
        found = self._pairing.comparison
        self._offer_held(found.only_there if side else found.only_here)

    def _offer_held(self, held: Sequence[Held]) -> None:
        found = self._pairing.articles()
        if found is None:
            return
        catalogue = self._beside.catalogue
        self.list.ask_for(self.tr("Which proposition?"))
        self.list.open(
            [
                PaletteItem(
                    "proposition",
                    one.proposition,
                    proposition_text(one, catalogue),
                    sides_text(one, *found),
                )
                for one in held
            ]
        )

    def _on_chosen(self, item: PaletteItem) -> None:
        if item.kind == "article":
            self._beside.open(Id(item.key))
        else:
            self._pairing.show_proposition(Id(item.key))
