"""A small article and project of its own words, and the suggestions for it."""

from collections.abc import Callable, Sequence

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.drafts import ActorDraft
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Alias, Article, Record, Region, TextVersion
from variorum.model.suggestion import Suggestion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, LinkRole, RegionKind, TagKind
from variorum.suggest.build import suggest
from variorum.suggest.found import Reading
from variorum.suggest.known import Known
from variorum.suggest.phrases import Words
from variorum.suggest.table import shipped
from variorum.text.spans import Span


class Desk:
    """An open article and what the project knows."""

    def __init__(self, text: str, records: Sequence[Record] = ()) -> None:
        """Open an article with this text; `records` are the project's."""
        home = Article(id=new_id(), created=now())
        version = TextVersion(id=new_id(), created=now(), article=home.id, sha256="", text=text)
        self.article = OpenArticle(home, version)
        self.known = Known(Catalogue(records), ())

    def span(self, quote: str) -> Span:
        """Return where `quote` first stands."""
        start = self.article.text.index(quote)
        return start, start + len(quote)

    def tag(self, quote: str, actor: Id | None = None, *, rejected: bool = False) -> Tag:
        """Tag `quote` as an actor."""
        start, end = self.span(quote)
        tag = Tag(
            id=new_id(),
            created=now(),
            text_version=self.article.version.id,
            kind=TagKind.ACTOR,
            start=start,
            end=end,
            quote=quote,
            rejected=rejected,
        )
        self.article.tags[tag.id] = tag
        if actor:
            link = TagLink(id=new_id(), created=now(), tag=tag.id, role=LinkRole.ACTOR, actor=actor)
            self.article.links[tag.id] = {link.id: link}
            self.known.tag(quote, actor)
        return tag

    def region(self, quote: str, kind: RegionKind) -> None:
        """Mark the region `quote`."""
        start, end = self.span(quote)
        version = self.article.version.id
        one = Region(
            id=new_id(), created=now(), text_version=version, start=start, end=end, kind=kind
        )
        self.article.regions[one.id] = one

    def suggest(
        self, *people: str, runs: Sequence[Span] = (), also: Sequence[Span] = ()
    ) -> list[Suggestion]:
        """Return what is proposed where `people` (and those `also`) were read as persons' names."""
        reading = Reading(people=[*(self.span(name) for name in people), *also], runs=runs)
        return suggest(self.article, Words(self.article.text), self.known, shipped(), reading)

    def actors(self, *people: str) -> list[tuple[str, str, str]]:
        """Return (quote, actor, doubt) of the actors proposed."""
        return [
            (one.quote, one.draft.picks[0].text, one.doubt)
            for one in self.suggest(*people)
            if isinstance(one.draft, ActorDraft)
        ]


@pytest.fixture
def desk() -> Callable[..., Desk]:
    """Return how to open an article."""
    return Desk


def actor(name: str, kind: ActorKind = ActorKind.UNKNOWN, home: Id | None = None) -> Actor:
    """Return an actor."""
    return Actor(id=new_id(), created=now(), name=name, kind=kind, article=home)


def alias(of: Actor, text: str) -> Alias:
    """Return another name of an actor."""
    return Alias(id=new_id(), created=now(), actor=of.id, text=text)


@pytest.fixture
def make_actor() -> Callable[..., Actor]:
    """Return how to make an actor."""
    return actor


@pytest.fixture
def make_alias() -> Callable[[Actor, str], Alias]:
    """Return how to make an alias."""
    return alias
