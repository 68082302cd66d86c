"""What type-aheads offer: known records with where they are used, the likely ones first."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.sparse import present
from variorum.model.summary import ActorRow, PropositionRow, QuantityRow, Summary
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole
from variorum.shell.phrases import english
from variorum.shell.wording import counted
from variorum.ui.panel.candidates import PickView, RoleCandidates
from variorum.workspace import annotating

_SHOWN = 6
_CONSIDERED = 400
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
        self._summary: Summary | None = None
        self._rows: dict[Id, PropositionRow | ActorRow | QuantityRow] | None = None
        self._names: dict[Id, str] = {}
        self._uses: dict[Id, Counter[str]] = {}

    def take_summary(self, summary: Summary) -> None:
        """Learn from now on from `summary` where records are used, when one is asked about."""
        self._summary = summary
        self._rows = None
        self._uses = {}

    def _used(self, record: Id) -> Counter[str]:
        """Return the labels of the articles a record is used in, with how many tags there."""
        if record not in self._uses:
            self._uses[record] = self._counted(record)
        return self._uses[record]

    def _counted(self, record: Id) -> Counter[str]:
        summary = self._summary
        if summary is None:
            return Counter()
        if self._rows is None:
            self._names = {article.id: article.label for article in summary.articles}
            self._rows = {row.proposition.id: row for row in summary.propositions}
            self._rows |= {row.actor.id: row for row in summary.actors}
            self._rows |= {row.quantity.id: row for row in summary.quantities}
        row, names, uses = self._rows.get(record), self._names, Counter[str]()
        if isinstance(row, PropositionRow):
            for article, cell in present(row.cells, list(names)):
                uses[names[article]] += len(cell.tags)
        elif isinstance(row, ActorRow):
            for article, count in present(row.mentions, list(names)):
                uses[names[article]] += count
        elif isinstance(row, QuantityRow):
            uses.update(names.get(figure.article, "") for figure in row.verdict.figures)
        return +uses

    def answer(self, article: OpenArticle, words: str) -> RoleCandidates:
        """Return the answers for a strip or panel on `words` of an article."""

        def ask(role: LinkRole, text: str) -> Sequence[PickView]:
            return self.views(role, text, article, words)

        return ask

    def views(
        self, role: LinkRole, text: str, article: OpenArticle | None, words: str
    ) -> list[PickView]:
        """Return what to offer for a role: what `text` may mean, or what `words` resemble."""
        picks = [
            pick
            for kind in _KINDS[role]
            for pick in annotating.candidates(
                text, kind, self._catalogue(), article, limit=_SHOWN if text else _CONSIDERED
            )
        ]
        if not text:
            picks = annotating.likely(words, picks, _SHOWN)
        return [PickView(pick, self._detail(pick)) for pick in picks[:_SHOWN]]

    def labels(self, record: Id | None) -> list[str]:
        """Return the letters of the articles that use a record, in order."""
        counts = self._used(record) if record else Counter[str]()
        return sorted(counts, key=lambda label: (len(label), label))

    def _detail(self, pick: Pick) -> str:
        return self.uses(pick.id) if pick.id else ""

    def uses(self, record: Id) -> str:
        """Return where a record is used: "5 tags in C, E", empty if nowhere."""
        counts = self._used(record)
        if not counts:
            return ""
        labels = ", ".join(self.labels(record))
        tags = counted(sum(counts.values()), _tr("{n} tag"), _tr("{n} tags"), english)
        return _tr("{0} in {1}").format(tags, labels)
