"""What type-aheads offer: known records with where they are used, the likely ones first."""

from collections.abc import Callable, Collection, Sequence
from itertools import chain, islice

from PySide6.QtCore import QCoreApplication

from variorum.model.article_table import teller
from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole
from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui.desk.uses import Uses
from variorum.ui.panel.candidates import PickView, RoleCandidates
from variorum.workspace import annotating

_SHOWN = 6
_LETTERS = 40
"""Of more articles than this a line would not show the letters."""
_KINDS = {
    LinkRole.ACTOR: ("actor",),
    LinkRole.SPEAKER: ("actor", "outlet"),
    LinkRole.HOLDER: ("actor",),
    LinkRole.TARGET: ("actor", "proposition", "topic"),
    LinkRole.PROPOSITION: ("proposition",),
    LinkRole.QUANTITY: ("quantity",),
}
"""What kinds of record each role may point at."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("offers", text)


class Offers:
    """Answers the type-aheads of strips and panel for the article that is open."""

    def __init__(self, catalogue: Callable[[], Catalogue]) -> None:
        """Ask `catalogue` for the project as it is at each question."""
        self._catalogue = catalogue
        self.known = Uses()
        """Where records are used, as far as it is known."""

    def answer(self, article: OpenArticle, words: str) -> RoleCandidates:
        """Return the answers for a strip or panel on `words` of an article."""

        def ask(role: LinkRole, text: str) -> Sequence[PickView]:
            return self.views(role, text, article, words)

        return ask

    def views(
        self, role: LinkRole, text: str, article: OpenArticle | None, words: str
    ) -> list[PickView]:
        """Return what to offer for a role: what `text` may mean, or what `words` resemble."""
        catalogue, kinds = self._catalogue(), _KINDS[role]
        if text:
            by_kind = (
                annotating.candidates(text, kind, catalogue, article, limit=_SHOWN)
                for kind in kinds
            )
            picks = list(islice(chain.from_iterable(by_kind), _SHOWN))
        else:
            picks = annotating.alike(words, kinds, catalogue, article, limit=_SHOWN)
        return [PickView(pick, self._detail(pick)) for pick in picks]

    def labels(self, record: Id | None) -> list[str]:
        """Return the letters of the articles that use a record, in order, or how many there are."""
        return self._labels(self.known.of(record)) if record else []

    def _labels(self, found: Collection[Id]) -> list[str]:
        if len(found) > _LETTERS:
            return [_tr("{0} articles").format(len(found))]
        articles = self._catalogue().all(Article)
        label = teller(articles, "label")
        labels = {label(one) for one in found if one in articles}
        return sorted(labels, key=lambda label: (len(label), label))

    def _detail(self, pick: Pick) -> str:
        return self.uses(pick.id) if pick.id else ""

    def uses(self, record: Id) -> str:
        """Return where a record is used: "5 tags in C, E", empty if nowhere."""
        found = self.known.of(record)
        if not found:
            return ""
        tags = counted(sum(found.values()), _tr("{n} tag"), _tr("{n} tags"), english)
        return _tr("{0} in {1}").format(tags, ", ".join(self._labels(found)))
