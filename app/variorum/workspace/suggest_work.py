"""The half of suggesting that runs on its own thread: what is known, and texts read once."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.suggestion import Suggestion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.suggest.build import ArticleSuggestions
from variorum.suggest.known import Known, Tagged
from variorum.suggest.nlp import Pipeline, installed, load, mentions
from variorum.suggest.phrases import Phrases, Words
from variorum.suggest.table import Entry, shipped
from variorum.workspace.suggest_table import actors_table
from variorum.workspace.text_reading import read_text

Learning = tuple[Catalogue, Iterable[Tagged]]
"""A catalogue of one's own, and what the store has of tagged strings, read as it is asked for."""

Followed = tuple[Sequence[Change], Sequence[Tagged]]
"""The records an act changed, and the strings it tagged (or untagged, counted below zero)."""

_KEPT = 8
"""Texts whose reading is remembered: the articles an analyst goes to and fro between."""


_GLANCE = 6_000
"""Code points read at a glance: more than the largest screen shows."""


class Work:
    """Used on one thread, in the order the session's thread asks."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known = Known(Catalogue(), ())
        self._table: Phrases[Entry] | None = None
        self._uses_model = False
        self._model: Pipeline | None = None
        self.problem: UserError | None = None
        """What is wrong with the analyst's own table, which is left aside then."""
        self._read: OrderedDict[tuple[Id, str], ArticleSuggestions] = OrderedDict()

    def suggest(
        self, article: OpenArticle, learning: Learning | None, behind: Iterable[Followed]
    ) -> list[Suggestion]:
        """Return what is proposed for an article that nobody else changes.

        `learning`: start again from this; `behind`: what happened since the last question.
        """
        self._learn(learning, behind)
        return self._reading(article).suggest(article, self._known)

    def glance(
        self,
        article: OpenArticle,
        around: int,
        learning: Learning | None,
        behind: Iterable[Followed],
    ) -> list[Suggestion]:
        """Return what is proposed within some screens of the offset `around`, soon.

        All of it, where the article is short or has been read before.
        """
        self._learn(learning, behind)
        short = len(article.text) <= _GLANCE and not self._uses_model
        if short or _key(article) in self._read:
            return self._reading(article).suggest(article, self._known)
        first = max(0, around - _GLANCE // 3)
        part = first, first + _GLANCE
        words = Words(article.text, within=part)
        seen = ArticleSuggestions(words, self._actors(), read_text(article, part))
        return seen.suggest(article, self._known)

    def _learn(self, learning: Learning | None, behind: Iterable[Followed]) -> None:
        if learning:
            self._known = Known(*learning)
        for changes, strings in behind:
            self._known.follow(changes)
            for quote, actor, count in strings:
                self._known.tag(quote, actor, count)

    def use_model(self, *, on: bool) -> None:
        """Look for names by a language model too, if one is installed, or no longer."""
        self._uses_model = on and bool(installed())
        self._model = self._model or load() if self._uses_model else None
        self._read.clear()

    def _actors(self) -> Phrases[Entry]:
        if self._table is None:
            try:
                self._table = actors_table()
            except UserError as problem:
                self._table, self.problem = shipped(), problem
        return self._table

    def _reading(self, article: OpenArticle) -> ArticleSuggestions:
        key = _key(article)
        if key not in self._read:
            words = Words(article.text)
            reading = read_text(article)
            if self._model:
                reading = replace(reading, mentions=tuple(mentions(self._model, article.text)))
            self._read[key] = ArticleSuggestions(words, self._actors(), reading)
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        self._read.move_to_end(key)
        return self._read[key]


def _key(article: OpenArticle) -> tuple[Id, str]:
    return article.version.id, article.article.published


def strings_said(changes: Iterable[Change], articles: Sequence[OpenArticle]) -> list[Tagged] | None:
    """Return the strings that an act makes actors' names (count 1), or no longer (count -1).

    `articles` are the open ones as they are after the act. None: a changed link or tag lies in
    none of them, so that only the store knows.
    """
    changed = {change.id: change for change in changes}
    said: list[Tagged] = []
    for change in changed.values():
        record = change.record
        if isinstance(record, TagLink):
            tag = changed.get(record.tag) or _unchanged(record.tag, articles)
            if tag is None:
                return None
            said += _named(tag.before, change.before, -1) + _named(tag.after, change.after, 1)
        elif isinstance(record, Tag) and change.op == "update":
            home = next((one for one in articles if record.id in one.tags), None)
            if home is None:
                return None
            for link in home.links.get(record.id, {}).values():
                if link.id not in changed:
                    said += _named(change.before, link, -1) + _named(change.after, link, 1)
    return said


def _unchanged(tag: Id, articles: Iterable[OpenArticle]) -> Change | None:
    found = next((one.tags[tag] for one in articles if tag in one.tags), None)
    return Change(found, found) if found else None


def _named(tag: object, link: object, count: int) -> list[Tagged]:
    if not isinstance(tag, Tag) or not isinstance(link, TagLink) or link.actor is None:
        return []
    counts = tag.kind is TagKind.ACTOR and not tag.rejected and link.role is LinkRole.ACTOR
    return [(tag.quote, link.actor, count)] if counts else []
