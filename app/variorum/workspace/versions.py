"""A new text of an article the project has: its tags go with it, the rest stays and is listed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from variorum.model.changes import Change, ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Article, ReadMark, Region, TextVersion
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import RegionKind
from variorum.store.store import Store
from variorum.text.carrying import Carrying
from variorum.text.sentences import sentences
from variorum.workspace.importing import Candidate, regions_in
from variorum.workspace.session import Session


@dataclass(frozen=True, slots=True)
class NewVersion:
    """The act that makes a text the article's, and what becomes of the tags of the text before.

    `marks` are the sentences read already that stand in the new text as well; being state, they
    are no part of the act.
    """

    article: Article
    number: int
    act: ChangeSet
    moved: int
    unplaced: tuple[Tag, ...]
    marks: tuple[ReadMark, ...]


def same_address(session: Session, candidates: Iterable[Candidate]) -> dict[int, Article]:
    """Return, by place among the candidates, the one article that has a text's address.

    Texts the project has already are passed over, and so are addresses of several articles.
    """
    asked = {
        place: address
        for place, one in enumerate(candidates)
        if one.importable and (address := _address(one.metadata.url))
    }
    holders: dict[str, list[Article]] = {address: [] for address in asked.values()}
    for article in session.state.catalogue.all(Article).values() if asked else ():
        if article.url and (address := _address(article.url)) in holders:
            holders[address].append(article)
    found: dict[int, Article] = {}
    for place, address in asked.items():
        known = holders[address]
        if len(known) == 1:
            found[place] = known[0]
            holders[address] = []  # a second file of this address is a text of its own
    return found


def _address(url: str) -> str:
    """Return an address as it is compared; a mere site is none."""
    bare = url.partition("#")[0].rstrip("/")
    _, _, rest = bare.partition("://")
    return rest if "/" in rest else ""


def article_called(session: Session, label: str) -> Article:
    """Return the article of this label or id. Raises UserError import.article."""
    for article in session.state.catalogue.all(Article).values():
        if label in {article.label, article.id}:
            return article
    raise UserError("import.article", article=label)


def new_version(session: Session, article: Article, candidate: Candidate) -> NewVersion:
    """Prepare a candidate as the next text of `article`; changes nothing.

    Raises UserError import.same_text if the project has this text already.
    """
    incoming = candidate.incoming
    if incoming is None:
        raise candidate.error or UserError("import.empty", file=candidate.name)
    if candidate.duplicate_of:
        raise UserError("import.same_text", file=candidate.name, article=candidate.duplicate_of)
    before = session.submit(lambda store: store.open_article(article.id)).result()
    author = session.signed()
    version = TextVersion(
        id=new_id(),
        author=author,
        created=now(),
        article=article.id,
        number=before.version.number + 1,
        sha256=incoming.sha256,
        text=incoming.text,
        encoding=incoming.encoding,
        steps=incoming.steps,
        extractor=incoming.extractor,
    )
    carrying = Carrying(before.text, version.text)
    moved, unplaced = _carried(before, version, carrying)
    regions = _regions(before, version, carrying, regions_in(incoming), author)
    named = replace(article, file_name=incoming.file_name or article.file_name)
    changes = (
        *created(version, *regions),
        *((Change(article, named),) if named != article else ()),
        *moved,
    )
    params = (
        ("name", article.label or article.title),
        ("number", str(version.number)),
        ("moved", str(len(moved))),
        ("left", str(len(unplaced))),
    )
    return NewVersion(
        article,
        version.number,
        ChangeSet("article.version", changes, params),
        len(moved),
        tuple(unplaced),
        _marks(before, version, carrying),
    )


def take_version(session: Session, made: NewVersion) -> None:
    """Save a new version: one act, and the sentences that are read already."""
    session.do(made.act).result()
    if made.marks:
        session.mark_all(made.marks).result()


def left_behind(session: Session, article: Id) -> list[Tag]:
    """Return the tags of an article that lie in an older text of it, by version and place."""

    def read(store: Store) -> list[Tag]:
        versions = [
            one for one in store.referring("article", article) if isinstance(one, TextVersion)
        ]
        versions.sort(key=lambda one: one.number)
        return [
            tag
            for version in versions[:-1]
            for tag in sorted(
                (
                    one
                    for one in store.referring("text_version", version.id)
                    if isinstance(one, Tag)
                ),
                key=lambda tag: (tag.start, -tag.end, tag.id),
            )
        ]

    return session.submit(read).result()


def _carried(
    before: OpenArticle, version: TextVersion, carrying: Carrying
) -> tuple[list[Change], list[Tag]]:
    moved: list[Change] = []
    unplaced: list[Tag] = []
    for tag in sorted(before.tags.values(), key=lambda one: (one.start, -one.end, one.id)):
        place = carrying.place(tag.start, tag.end)
        if place is None:
            unplaced.append(tag)
            continue
        start, end = place
        quote = version.text[start:end]
        after = replace(tag, text_version=version.id, start=start, end=end, quote=quote)
        moved.append(Change(tag, after))
    return moved, unplaced


def _regions(
    before: OpenArticle,
    version: TextVersion,
    carrying: Carrying,
    found: Iterable[tuple[int, int, RegionKind]],
    author: Id,
) -> list[Region]:
    """Return what was said of the lines that stayed, and what is found in those that are new."""
    made = []
    for region in before.regions.values():
        place = carrying.place(region.start, region.end)
        if place:
            made.append(
                replace(region, id=new_id(), text_version=version.id, start=place[0], end=place[1])
            )
    for start, end, kind in found:
        taken = any(one.start < end and start < one.end for one in made)
        if not taken and not carrying.is_old(start, end):
            made.append(
                Region(
                    id=new_id(),
                    author=author,
                    created=now(),
                    text_version=version.id,
                    start=start,
                    end=end,
                    kind=kind,
                    inferred=("kind",),
                )
            )
    return sorted(made, key=lambda one: (one.start, one.end))


def _marks(before: OpenArticle, version: TextVersion, carrying: Carrying) -> tuple[ReadMark, ...]:
    """Return marks of the sentences that are as they were read; each stays its reader's."""
    whole = set(sentences(version.text))
    found = []
    for mark in before.marks.values():
        place = carrying.place(mark.start, mark.end)
        if place is not None and place in whole:
            start, end = place
            found.append(replace(mark, id=new_id(), text_version=version.id, start=start, end=end))
    return tuple(found)
