"""Articles in: look at files or pasted text, let the analyst complete the metadata, import."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count, product
from pathlib import Path
from string import ascii_uppercase

from variorum.ingest.files import plan, read_text
from variorum.ingest.incoming import Incoming
from variorum.ingest.reading import SUFFIXES
from variorum.model.article_table import teller
from variorum.model.changes import ChangeSet, created
from variorum.model.details import ArticleDetails
from variorum.model.errors import Cancelled, UserError
from variorum.model.ids import Id, new_ids, now
from variorum.model.reading import Reading
from variorum.model.records import Actor, Article, Outlet, Record, Region, TextVersion
from variorum.model.vocabulary import ActorKind, Genre, RegionKind
from variorum.text.regions import detect_regions
from variorum.workspace.known_texts import texts_known
from variorum.workspace.limited import Limited
from variorum.workspace.reading_files import read_file
from variorum.workspace.session import Session

Progress = Callable[[int, int], bool]
"""Called with (done, all); answers False to cancel."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file (or pasted text) looked at: importable, a duplicate, or refused with a reason."""

    name: str
    incoming: Incoming | None = None  # also of a duplicate that is known by its bytes
    metadata: ArticleDetails = field(default_factory=ArticleDetails)
    duplicate_of: str = ""
    error: UserError | None = None
    source: Path | None = None

    @property
    def importable(self) -> bool:
        """Whether the text can be imported."""
        return self.incoming is not None and not self.duplicate_of


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of the files that can be read, in lower case."""
    return SUFFIXES


def look(
    session: Session, paths: Iterable[Path], progress: Progress, how: Reading | None = None
) -> list[Candidate]:
    """Read files and folders; bad files come back with their error, good ones with guesses.

    A file with several articles gives several candidates. Raises Cancelled when `progress` says so.
    Changes nothing.
    """
    files, refused = plan(paths)
    found = [Candidate(name=str(error.params.get("file", "")), error=error) for error in refused]
    return found + look_at_files(session, files, progress, how)


def look_at_files(
    session: Session, files: Sequence[Path], progress: Progress, how: Reading | None = None
) -> list[Candidate]:
    """Read planned files, as `look` does."""
    found: list[Candidate] = []
    with Limited() as reader:
        for done, file in enumerate(files):
            if not progress(done, len(files)):
                raise Cancelled
            found += _read(file.name, partial(read_file, file, how or Reading(), reader), file)
    return _mark_duplicates(session, found)


def look_at_text(session: Session, text: str, name: str) -> list[Candidate]:
    """Take pasted text as one candidate."""
    return _mark_duplicates(session, _read(name, lambda: [read_text(text)]))


def _read(
    name: str, read: Callable[[], list[Incoming]], source: Path | None = None
) -> list[Candidate]:
    try:
        found = read()
    except UserError as error:
        named = UserError(error.code, **(error.params | {"file": name}))
        return [Candidate(name, error=named, source=source)]
    return [
        Candidate(f"{name} ({one.place})" if one.place else name, one, _details(one), source=source)
        for one in found
    ]


def _details(incoming: Incoming) -> ArticleDetails:
    guesses = incoming.guesses
    return ArticleDetails(
        title=guesses.title,
        outlet=guesses.outlet,
        byline=guesses.byline,
        genre=guesses.genre,
        published=guesses.published,
        url=guesses.url,
        language=guesses.language,
        inferred=guesses.inferred,
    )


def _mark_duplicates(session: Session, candidates: Sequence[Candidate]) -> list[Candidate]:
    hashes = [one.incoming.sha256 for one in candidates if one.incoming]
    known = texts_known(session, hashes)
    marked = []
    for one in candidates:
        sha = one.incoming.sha256 if one.incoming else ""
        marked.append(replace(one, duplicate_of=known[sha]) if known.get(sha) else one)
        if sha:
            known.setdefault(sha, one.name)
    return marked


def completed(candidate: Candidate, stated: Mapping[str, object]) -> Candidate:
    """Put what is stated about all articles in place of what was guessed."""
    known = {name: value for name, value in stated.items() if value}
    if not known:
        return candidate
    if "genre" in known:
        known["genre"] = Genre(str(known["genre"]))
    kept = tuple(name for name in candidate.metadata.inferred if name not in known)
    metadata = replace(candidate.metadata, **known, inferred=kept)  # type: ignore[arg-type]  # names of ArticleDetails
    return replace(candidate, metadata=metadata)


def import_act(session: Session, candidates: Sequence[Candidate]) -> ChangeSet | None:
    """Return the one act that imports what is importable, or None if nothing is."""
    return Importer(session).act(candidates)


_ORDER = ("outlet", "actor", "article", "text_version", "region")
"""Referenced before referring; records of a kind together are written many times faster."""


_TOGETHER = 250


class Importer:
    """Makes the acts of an import, entering each outlet and author once.

    What it knows of the project it asks once: for several acts in a row of which every one is done.
    """

    def __init__(self, session: Session) -> None:
        """Look at what `session` has."""
        catalogue = session.state.catalogue
        self._session = session
        articles = catalogue.all(Article)
        self._labels = labels(map(teller(articles, "label"), articles))
        self._outlets = {one.name: one.id for one in catalogue.all(Outlet).values()}
        self._authors = {
            one.name: one.id
            for one in catalogue.all(Actor).values()
            if one.kind is ActorKind.AUTHOR
        }
        self._author, self._created = Id(""), ""
        self._ids = new_ids(0)

    def act(self, candidates: Sequence[Candidate]) -> ChangeSet | None:
        """Return the one act that imports what is importable, or None if nothing is."""
        wanted = [one for one in candidates if one.importable]
        if not wanted:
            return None
        self._author, self._created = self._session.signed(), now()
        self._ids = new_ids(2 * len(wanted))
        records = [
            record
            for start in range(0, len(wanted), _TOGETHER)
            for record in sorted(
                (made for one in wanted[start : start + _TOGETHER] for made in self._records(one)),
                key=lambda record: _ORDER.index(record.kind_name),
            )
        ]
        return ChangeSet("import", created(*records), (("count", str(len(wanted))),))

    def _records(self, candidate: Candidate) -> list[Record]:
        """Return what one candidate adds to the project, referenced before referring."""
        incoming, metadata = candidate.incoming, candidate.metadata
        assert incoming is not None  # importable  # noqa: S101
        made: list[Record] = []
        author_actor = self._author_actor(metadata, made)
        article = Article(
            id=next(self._ids),
            author=self._author,
            created=self._created,
            label=next(self._labels),
            title=metadata.title,
            outlet=self._outlet(metadata, made),
            byline=metadata.byline,
            author_actor=author_actor,
            genre=metadata.genre,
            published=metadata.published,
            published_reason=metadata.published_reason,
            url=metadata.url,
            language=metadata.language,
            file_name=incoming.file_name,
            inferred=unconfirmed(metadata.inferred, author_actor),
        )
        version = TextVersion(
            id=next(self._ids),
            author=self._author,
            created=self._created,
            article=article.id,
            sha256=incoming.sha256,
            text=incoming.text,
            encoding=incoming.encoding,
            steps=incoming.steps,
            extractor=incoming.extractor,
        )
        made += [article, version]
        made += [
            Region(
                id=next(self._ids),
                author=self._author,
                created=self._created,
                text_version=version.id,
                start=start,
                end=end,
                kind=kind,
                inferred=("kind",),
            )
            for start, end, kind in regions_in(incoming)
        ]
        return made

    def _outlet(self, metadata: ArticleDetails, made: list[Record]) -> Id | None:
        name = metadata.outlet.strip()
        if not name:
            return None
        if name not in self._outlets:
            outlet = Outlet(
                id=next(self._ids),
                author=self._author,
                created=self._created,
                name=name,
                reliability=metadata.reliability,
            )
            self._outlets[name] = outlet.id
            made.append(outlet)
        return self._outlets[name]

    def _author_actor(self, metadata: ArticleDetails, made: list[Record]) -> Id | None:
        """In an opinion article the author is an actor, and an origin of what it says."""
        name = metadata.byline.strip()
        if metadata.genre is not Genre.OPINION or not name:
            return None
        if name not in self._authors:
            actor = Actor(
                id=next(self._ids),
                author=self._author,
                created=self._created,
                name=name,
                kind=ActorKind.AUTHOR,
            )
            self._authors[name] = actor.id
            made.append(actor)
        return self._authors[name]


def regions_in(incoming: Incoming) -> list[tuple[int, int, RegionKind]]:
    """Return what the file's format says of the parts, and what is detected in the rest."""
    stated, detected = incoming.regions, detect_regions(incoming.text)
    if not stated:
        return detected
    rest = [
        (start, end, kind)
        for start, end, kind in detected
        if all(end <= first or last <= start for first, last, _ in stated)
    ]
    return sorted([*stated, *rest])


def unconfirmed(inferred: Iterable[str], author_actor: Id | None) -> tuple[str, ...]:
    """Return which fields of an article are guesses: an author rests on byline and genre."""
    names = tuple(name for name in inferred if name != "author_actor")
    if author_actor and not {"byline", "genre"}.isdisjoint(names):
        return (*names, "author_actor")
    return names


def labels(taken: Iterable[str]) -> Iterator[str]:
    """Yield badge letters nobody has yet: A to Z, then AA, AB and so on."""
    used = set(taken)
    for length in count(1):
        for letters in product(ascii_uppercase, repeat=length):
            label = "".join(letters)
            if label not in used:
                yield label
