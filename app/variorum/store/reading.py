"""The reading half of the store: catalogue, articles, single records, history."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar, cast

from sqlite_utils import Database

from variorum.model.catalogue import Catalogue
from variorum.model.errors import UserError
from variorum.model.evidence import LinkedCells
from variorum.model.ids import Id, id_text
from variorum.model.journal import Finding, PastAct, Step
from variorum.model.kinds import KINDS
from variorum.model.records import Article, Note, ReadMark, Record, Region, TextVersion
from variorum.model.search import Hit
from variorum.model.tags import Tag, TagLink
from variorum.model.tally import Naming
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import TagKind
from variorum.store import (
    acts,
    counts,
    evidence,
    ground_rows,
    history,
    pieces,
    references,
    search,
    since,
    state,
)
from variorum.store.at_hand import AtHand
from variorum.store.catalogue import catalogue, rows_of
from variorum.store.checking import check, check_part
from variorum.store.chunks import chunks, marks
from variorum.store.deltas import fingerprint
from variorum.store.latest import Homes, latest_among
from variorum.store.lines import Shape, lines
from variorum.store.open_reading import OpenReading
from variorum.store.pieces import Piece
from variorum.store.rows import codec, id_blob, quoted
from variorum.store.survey import Survey, survey

R = TypeVar("R", bound=Record)


class Reading(OpenReading):
    """Everything one can ask of a project file. Used on the thread that opened it."""

    def __init__(self, database: Database) -> None:
        """Read from `database`."""
        self._database = database

    # -- records ---------------------------------------------------------------------------

    def catalogue(self) -> Catalogue:
        """Return all records of the small kinds, oldest first."""
        return catalogue(self._database)

    def records(self) -> Iterator[Record]:
        """Yield every record in the order of the dataset: by kind, then by id."""
        for kind in KINDS:
            yield from rows_of(self._database, kind)

    def count(self) -> int:
        """Return how many records there are."""
        counted = (f"SELECT count(*) FROM {quoted(kind)}" for kind in KINDS)  # noqa: S608  # names of the model
        return sum(self._database.execute(sql).fetchone()[0] for sql in counted)

    def lines(self, shape: Shape) -> Iterator[tuple[int, bytes]]:
        """Yield the lines of a dataset, some at a time; see `store.lines`."""
        return lines(self._database, shape)

    def at_hand(self) -> AtHand:
        """Return the records one by one, as long as nothing is written; see `store.at_hand`."""
        return AtHand(self._database)

    def get(self, kind: str, record_id: Id) -> Record | None:
        """Return one record, or None if there is none of that kind and id."""
        return state.get(self._database, kind, record_id)

    def get_many(self, kind: str, ids: Iterable[Id]) -> dict[Id, Record]:
        """Return the records of one kind that exist among `ids`."""
        return {
            record.id: record
            for piece in chunks(ids)
            for record in self._where(KINDS[kind], f"id IN ({marks(len(piece))})", piece)
        }

    def record_exists(self, ids: Collection[Id]) -> dict[Id, str]:
        """Return which of `ids` are taken, each with its kind of record."""
        return {
            id_text(found): kind
            for kind in KINDS
            for piece in chunks(ids)
            for (found,) in self._database.execute(
                f"SELECT id FROM {quoted(kind)} WHERE id IN ({marks(len(piece))})",  # noqa: S608  # a kind of the model
                [id_blob(one) for one in piece],
            )
        }

    def referring(self, kind: str, record_id: Id) -> list[Record]:
        """Return the records that point at this one, in the order of the dataset."""
        return references.referring(self._database, kind, record_id)

    def articles_by_sha(self, hashes: Iterable[str]) -> dict[str, Id]:
        """Return, for those of these hashes that some text has, its article."""
        sql = "SELECT sha256, article FROM text_version WHERE sha256 IN ({}) ORDER BY id DESC"
        return {
            sha256: id_text(article)
            for piece in chunks(hashes)
            for sha256, article in self._database.execute(sql.format(marks(len(piece))), piece)
        }

    def version_by_sha(self, sha256: str) -> TextVersion | None:
        """Return the text with this hash, whether or not it is its article's latest, or None."""
        sql = codec("text_version").select + " WHERE sha256 = ? ORDER BY id LIMIT 1"
        row = self._database.execute(sql, [sha256]).fetchone()
        return None if row is None else cast("TextVersion", codec("text_version").decode(row))

    def _where(self, cls: type[R], condition: str, ids: Iterable[Id]) -> Iterator[R]:
        kind = codec(cls.kind_name)
        sql = f"{kind.select} WHERE {condition} ORDER BY id"
        rows = self._database.execute(sql, [id_blob(one) for one in ids])
        return cast("Iterator[R]", map(kind.decode, rows))

    # -- articles --------------------------------------------------------------------------

    def open_article(self, article: Id) -> OpenArticle:
        """Return an article's latest text with all that lies in it.

        Raises UserError ``article.missing``, or ``article.damaged`` if the text is not the one
        that was frozen.
        """
        found = next(self._where(Article, "id = ?", [article]), None)
        latest = "number = (SELECT max(number) FROM text_version WHERE article = ?1)"
        version = next(self._where(TextVersion, f"article = ?1 AND {latest}", [article]), None)
        if found is None or version is None:
            raise UserError("article.missing", id=article)
        if fingerprint(version.text) != version.sha256:
            raise UserError("article.damaged", id=article, title=found.title)
        opened = OpenArticle(found, version)
        self._fill(opened)
        return opened

    def _fill(self, opened: OpenArticle) -> None:
        here = [opened.version.id]
        tags_here = "(SELECT id FROM tag WHERE text_version = ?1)"
        opened.regions = {one.id: one for one in self._where(Region, "text_version = ?", here)}
        opened.tags = {one.id: one for one in self._where(Tag, "text_version = ?", here)}
        for link in self._where(TagLink, f"tag IN {tags_here}", here):
            opened.links.setdefault(link.tag, {})[link.id] = link
        about = f"subject IN (?1, ?2) OR subject IN {tags_here}"
        for note in self._where(Note, about, [*here, opened.article.id]):
            opened.notes[note.id] = note
        opened.marks = {one.id: one for one in self._where(ReadMark, "text_version = ?", here)}

    def search(self, query: str, limit: int) -> list[Hit]:
        """Return the first places in all articles that fit a query; see `store.search`."""
        return search.search(self._database, query, limit)

    def articles_with(self, words: Iterable[str]) -> dict[str, frozenset[Id]]:
        """Return for each word the articles whose latest text has it, or a word that begins so."""
        return search.articles_with(self._database, words)

    def articles_saying(self, phrases: Iterable[str]) -> Iterator[frozenset[Id]]:
        """Yield for each phrase the articles that have it; see `store.search`."""
        return search.articles_saying(self._database, phrases)

    # -- what reconciliation and summary need ------------------------------------------------

    def linked_tags(
        self,
        kinds: Collection[TagKind],
        *,
        target_kind: str | None = None,
        targets: Iterable[Id] | None = None,
    ) -> list[LinkedTag]:
        """Return the tags of some kinds in the latest texts, by article and place.

        `target_kind` (actor, outlet, topic, proposition, quantity) asks for those that point at
        one, `targets` for those that point at one of these.
        """
        return evidence.linked_tags(self._database, kinds, target_kind, targets)

    def tags(self, ids: Iterable[Id]) -> list[LinkedTag]:
        """Return these tags with their links, by article and place."""
        return evidence.tags(self._database, ids)

    def evidence(self, propositions: Iterable[Id] | None = None) -> dict[Id, list[LinkedTag]]:
        """Return the claims and stances that point at each of the propositions (None: at any)."""
        kinds = (TagKind.CLAIM, TagKind.STANCE)
        return evidence.by_target(self._database, kinds, "proposition", propositions)

    def figures(self, quantities: Iterable[Id] | None = None) -> dict[Id, list[LinkedTag]]:
        """Return the figures of each of the quantities (None: of any)."""
        return evidence.by_target(self._database, (TagKind.FIGURE,), "quantity", quantities)

    def dated(self) -> list[LinkedTag]:
        """Return the claims and figures that say when, by article and place."""
        return evidence.dated(self._database)

    def grounds(self, kind: str, groups: Iterable[Id]) -> dict[Id, list[LinkedCells]]:
        """Return the evidence on groups of a kind (proposition, quantity); see `ground_rows`."""
        return ground_rows.on(self._database, kind, groups)

    def grounds_in(self, articles: Iterable[Id]) -> Iterator[LinkedCells]:
        """Yield the claims, stances and figures in some articles; see `ground_rows`."""
        return ground_rows.in_articles(self._database, articles)

    def grounds_of(self, tags: Iterable[Id]) -> Iterator[LinkedCells]:
        """Yield these tags; see `ground_rows`."""
        return ground_rows.of_tags(self._database, tags)

    def resting_on(
        self,
        actors: Iterable[Id],
        articles: Iterable[Id],
        outlets: Iterable[Id] = (),
        links: Iterable[Id] = (),
    ) -> tuple[set[Id], set[Id]]:
        """Return the propositions and quantities with evidence of any of these."""
        return evidence.resting_on(self._database, actors, articles, outlets, links)

    def latest_among(self, articles: Sequence[Id]) -> dict[bytes, Id]:
        """Return the articles by the id of their latest text; see `store.latest`."""
        return latest_among(self._database, articles)

    def survey(self, piece: Piece, homes: Homes) -> Survey:
        """Return all that a summary rests on in some tags; see `store.survey`."""
        return survey(self._database, piece, homes)

    def namings(self, articles: Iterable[Id]) -> Iterator[Naming[Id, Id]]:
        """Yield which actors some articles name, and which speak; see `store.counts`."""
        return counts.namings(self._database, articles)

    def articles_of(self, tags: Iterable[Id], versions: Iterable[Id]) -> set[Id]:
        """Return the articles of some tags and of some texts; see `store.counts`."""
        return counts.articles_of(self._database, tags, versions)

    def no_tags_yet(self) -> Piece:
        """Return where reading all tags in pieces begins; see `store.pieces`."""
        return pieces.none_yet(self._database)

    def tags_behind(self, piece: Piece) -> Piece:
        """Return the next piece; see `store.pieces`."""
        return pieces.behind(self._database, piece)

    def actor_strings(self, piece: Piece) -> list[tuple[str, Id, int]]:
        """Return (string, actor, 1) for each actor tag of a piece; see `store.counts`."""
        return counts.actor_strings(self._database, piece)

    def tag_counts(self) -> Iterator[tuple[Id, int]]:
        """Yield articles with the number of their tags; see `store.counts`."""
        return counts.tag_counts(self._database)

    def begun(self) -> list[Id]:
        """Return the articles of which something is read."""
        return counts.begun(self._database)

    def read_shares(self, articles: Collection[Id] | None = None) -> dict[Id, tuple[int, int]]:
        """Return (characters read, all characters) by article; see `store.counts`."""
        return counts.read_shares(self._database, articles)

    def memos(self, *, on_tags: bool = False) -> list[Note]:
        """Return the notes on all records, or those on tags instead, oldest first."""
        sign = "=" if on_tags else "<>"
        found = self._where(Note, f"about {sign} 'tag'", [])
        return sorted(found, key=lambda note: (note.created, note.id))

    def notes(self, about: str, subject: Id) -> list[Note]:
        """Return the notes on a record of a kind, oldest first."""
        return [note for note in self._where(Note, "subject = ?", [subject]) if note.about == about]

    # -- the file itself ---------------------------------------------------------------------

    def history(self, limit: int = 100) -> list[PastAct]:
        """Return the last transactions, newest first."""
        return history.past(self._database, limit)

    def annals(self) -> acts.Annals:
        """Return what reads the history in pages, and what each act did."""
        return acts.Annals(self._database)

    def standing_acts(self, names: Collection[str]) -> dict[Step, int]:
        """Return how often acts of some names were done and not undone, by name and values."""
        return history.standing(self._database, names)

    def past(self) -> since.Past:
        """Return what tells which acts have come since a point in the history."""
        return since.Past(self._database)

    def check(self) -> list[Finding]:
        """Return everything that is wrong in the file; an empty list is good news."""
        return list(check(self._database))

    def check_part(self, part: int) -> list[Finding]:
        """Return what is wrong by one part of the check, of `checking.PARTS`."""
        return list(check_part(self._database, part))
