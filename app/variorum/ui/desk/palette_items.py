"""What the palette offers of a project: articles, actors, claims and the groups they form."""

from collections.abc import Callable, Mapping, Sequence

from variorum.model.article_table import teller
from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Proposition, Quantity, Record
from variorum.ui.bridge import Bridge
from variorum.ui.frame.ranking import Offered, PaletteItem, folded

Used = Callable[[Id], str]
"""Says where a record is used: "5 tags in A"."""

_MANY = 5000
"""More records than this are made ready off the GUI thread."""

_KINDS: tuple[type[Record], ...] = (Article, Actor, Proposition, Quantity)


class RecordNames:
    """Every record one can go to in a project, as the palette offers it."""

    def __init__(self, catalogue: Catalogue, used: Used, before: "RecordNames | None") -> None:
        """Take them from a catalogue that nobody changes; a kind that is as `before` stays."""
        self._catalogue, self._used = catalogue, used
        self.offered: Sequence[Offered] = [
            before.offered[at] if before and before.has(cls, catalogue) else self._offer(cls)
            for at, cls in enumerate(_KINDS)
        ]

    def has(self, cls: type[Record], catalogue: Catalogue) -> bool:
        """Tell whether records of a class are in `catalogue` as they are here."""
        return catalogue.all(cls) is self._catalogue.all(cls)

    def is_of(self, catalogue: Catalogue) -> bool:
        """Tell whether nothing in `catalogue` is otherwise."""
        return all(self.has(cls, catalogue) for cls in _KINDS)

    def _offer(self, cls: type[Record]) -> Offered:
        records = self._catalogue.all(cls)
        texts = self._texts_of_articles() if cls is Article else self._texts(records)
        ids = tuple(records)
        return Offered(cls.kind_name, texts, lambda at: self._item(records[ids[at]]))

    def _texts(self, records: Mapping[Id, Record]) -> list[str]:
        return [folded(_name(one), self._label(one)) for one in records.values()]

    def _texts_of_articles(self) -> list[str]:
        """Return the same of articles, without making each of them."""
        articles = self._catalogue.all(Article)
        title, file, label = (teller(articles, one) for one in ("title", "file_name", "label"))
        return [folded(title(one) or file(one), label(one)) for one in articles]

    def _item(self, record: Record) -> PaletteItem:
        detail = self._label(record) if isinstance(record, Article) else self._used(record.id)
        return PaletteItem(
            record.kind_name, record.id, _name(record), detail or self._label(record)
        )

    def _label(self, record: Record) -> str:
        """Return the letter of an article, or of the one an unnamed voice speaks in."""
        if isinstance(record, Article):
            return record.label
        home = self._catalogue.get(Article, record.article) if isinstance(record, Actor) else None
        return home.label if home else ""


class Names:
    """Keeps what the palette offers of the open project from one opening to the next."""

    def __init__(self, bridge: Bridge, used: Used) -> None:
        """Know nothing yet."""
        self._bridge, self._used = bridge, used
        self._known: RecordNames | None = None
        bridge.closed.connect(self._forget)

    @property
    def offered(self) -> Sequence[Offered]:
        """What there is as far as it is known."""
        return self._known.offered if self._known else ()

    def renew(self, then: Callable[[], None]) -> bool:
        """Take the project as it is now; tell whether that is done, else `then` is called."""
        now = self._bridge.session.state.catalogue
        if self._known and self._known.is_of(now):
            return True
        still, before = Catalogue(now), self._known
        if sum(len(now.all(cls)) for cls in _KINDS) <= _MANY:
            self._known = RecordNames(still, self._used, before)
            return True

        def take(made: RecordNames) -> None:
            old: list[object] = [self._known]
            self._known = made
            then()
            self._bridge.let_go(old)

        self._bridge.beside(lambda: RecordNames(still, self._used, before), take)
        return False

    def _forget(self) -> None:
        self._known = None


def _name(record: Record) -> str:
    if isinstance(record, Article):
        return record.title or record.file_name
    return record.text if isinstance(record, Proposition) else getattr(record, "name", "")
