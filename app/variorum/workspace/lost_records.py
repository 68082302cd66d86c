"""The records an export would lose something of: what each says, and where it is to be seen."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from variorum.model.handover import Feature, Loss
from variorum.model.ids import Id
from variorum.model.records import (
    ActorLink,
    Alias,
    Article,
    Assessment,
    Note,
    ReadMark,
    Record,
    Region,
    TextVersion,
)
from variorum.model.tags import Tag, TagLink
from variorum.store.store import Store
from variorum.workspace.session import Session

LIMIT = 200
"""Records listed of each feature."""

_QUOTED = 120


class Whereabouts(NamedTuple):
    """Where a record is to be seen: kind and id of what is shown; `start` for a place in a text."""

    kind: str
    id: Id
    start: int = -1


class LostRecord(NamedTuple):
    """One record: of which article (its label), what it is and says, and where it is seen."""

    kind: str
    label: str
    words: str
    seen: Whereabouts


def list_lost(session: Session, losses: Iterable[Loss]) -> dict[Feature, list[LostRecord]]:
    """Return the first `LIMIT` records of each loss, as far as they are there."""
    wanted = [(loss.feature, list(loss.ids[:LIMIT])) for loss in losses]

    def read(store: Store) -> dict[Feature, list[LostRecord]]:
        teller = _Teller(store)
        return {feature: teller.tell(ids) for feature, ids in wanted}

    return session.read(read).result()


class _Teller:
    """Tells of records; what they stand on is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._catalogue = store.catalogue()
        self._versions: dict[Id, TextVersion | None] = {}

    def tell(self, ids: list[Id]) -> list[LostRecord]:
        by_kind: dict[str, list[Id]] = {}
        for one, kind in self._store.record_exists(ids).items():
            by_kind.setdefault(kind, []).append(one)
        found: dict[Id, Record] = {}
        for kind, some in by_kind.items():
            found |= self._store.get_many(kind, some)
        links = [one.tag for one in found.values() if isinstance(one, TagLink)]
        tags = self._store.get_many("tag", links) if links else {}
        return [self._told(found[one], tags) for one in ids if one in found]

    def _told(self, record: Record, tags: Mapping[Id, Record]) -> LostRecord:
        if isinstance(record, TagLink):
            tag = tags.get(record.tag)
            return self._told(tag, {})._replace(kind="tag_link") if tag else _other(record)
        if isinstance(record, Tag):
            label = self._label(record.text_version)
            return LostRecord("tag", label, _short(record.quote), Whereabouts("tag", record.id))
        if isinstance(record, Region | ReadMark):
            return self._placed(record)
        if isinstance(record, TextVersion | Article):
            home = record.article if isinstance(record, TextVersion) else record.id
            return self._of_article(record.kind_name, home)
        return self._named(record)

    def _placed(self, record: Region | ReadMark) -> LostRecord:
        version = self._version(record.text_version)
        if version is None:
            return _other(record)
        words = _short(version.text[record.start : min(record.end, record.start + 2 * _QUOTED)])
        seen = Whereabouts("place", version.article, record.start)
        return LostRecord(record.kind_name, self._label(record.text_version), words, seen)

    def _of_article(self, kind: str, home: Id) -> LostRecord:
        article = self._catalogue.get(Article, home)
        label, words = (article.label, article.title or article.file_name) if article else ("", "")
        return LostRecord(kind, label, words, Whereabouts("article", home))

    def _named(self, record: Record) -> LostRecord:
        if isinstance(record, Note):
            seen = Whereabouts(record.about, record.subject)
            return LostRecord("note", "", _short(record.text), seen)
        if isinstance(record, Alias | ActorLink):
            words = record.text if isinstance(record, Alias) else self._name(record.parent)
            told = f"{self._name(record.actor)}: {words}"
            return LostRecord(record.kind_name, "", told, Whereabouts("actor", record.actor))
        if isinstance(record, Assessment):
            seen = Whereabouts("proposition", record.proposition)
            return LostRecord("assessment", "", self._name(record.proposition), seen)
        about = str(getattr(record, "about", ""))
        subject = getattr(record, "subject", None) or getattr(record, "one", None)
        if about and subject:
            other = getattr(record, "object", None) or getattr(record, "other", None)
            words = " · ".join(filter(None, (self._name(subject), self._name(other))))
            return LostRecord(record.kind_name, "", words, Whereabouts(about, subject))
        return _other(record)

    def _name(self, record_id: Id | None) -> str:
        if record_id is None:
            return ""
        kinds = self._store.record_exists([record_id])
        found = self._store.get(kinds[record_id], record_id) if record_id in kinds else None
        return _words(found) if found else ""

    def _version(self, version: Id) -> TextVersion | None:
        if version not in self._versions:
            found = self._store.get("text_version", version)
            self._versions[version] = found if isinstance(found, TextVersion) else None
        return self._versions[version]

    def _label(self, version: Id) -> str:
        found = self._version(version)
        article = self._catalogue.get(Article, found.article) if found else None
        return article.label if article else ""


def _other(record: Record) -> LostRecord:
    return LostRecord(
        record.kind_name, "", _words(record), Whereabouts(record.kind_name, record.id)
    )


def _words(record: Record) -> str:
    for name in ("name", "quote", "title", "text", "reason"):
        value = getattr(record, name, "")
        if value:
            return _short(str(value))
    return str(getattr(record, "kind", record.kind_name))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1] + "…"
