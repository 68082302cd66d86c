"""Tagging every occurrence of a name: where it stands untagged, and the one act that tags it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet
from variorum.model.drafts import Pick
from variorum.model.ids import Id
from variorum.model.records import Actor
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.store.store import Store
from variorum.text.words import trim_possessive, word_at
from variorum.workspace.bulk import AsActor, tag_places

_CONTEXT = 48


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where the words stand untagged, with some of the text around it."""

    article: Id
    label: str
    start: int
    end: int
    before: str
    words: str
    after: str


def occurrences(article: OpenArticle, name: str) -> list[Occurrence]:
    """Return where `name` stands as whole words, spelt alike, outside actor tags and boilerplate.

    A possessive ending does not belong to the name; white space of any width is the same.
    """
    bare = name[slice(*trim_possessive(name, 0, len(name)))].split()
    if not bare:
        return []
    text = article.text
    tagged = [(tag.start, tag.end) for tag in article.standing() if tag.kind is TagKind.ACTOR]
    return [
        Occurrence(
            article.article.id,
            article.article.label,
            start,
            end,
            _line(text[max(0, start - _CONTEXT) : start]),
            text[start:end],
            _line(text[end : end + _CONTEXT]),
        )
        for start, end in _whole(text, bare)
        if not any(first < end and start < last for first, last in tagged)
        and article.excluded_by(start, end) is None
    ]


def holding(store: Store, articles: Sequence[Id], name: str) -> list[OpenArticle]:
    """Return those of `articles` in which `name` stands untagged. For the store's thread."""
    opened = (store.open_article(article) for article in articles)
    return [article for article in opened if occurrences(article, name)]


def tag_occurrences(
    tag: LinkedTag,
    chosen: Sequence[tuple[OpenArticle, Sequence[Occurrence]]],
    catalogue: Catalogue,
    author: Id,
) -> ChangeSet:
    """Return the one act that tags the chosen places as `tag` is linked, in all their articles.

    What has been tagged meanwhile is passed over. The role at each place is a guess.
    """
    picks = tuple(
        Pick("actor", actor.name, actor.id, actor.kind)
        for link in tag.role(LinkRole.ACTOR)
        if (actor := catalogue.get(Actor, link.actor))
    )
    spans = [(article, [(one.start, one.end) for one in places]) for article, places in chosen]
    made = tag_places(spans, AsActor(picks), catalogue, author)
    params = (("quote", tag.tag.quote), ("count", dict(made.params)["count"]))
    return ChangeSet("tag.occurrences", made.changes, params)


def _whole(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"\s+".join(map(re.escape, words)), text):
        start, end = found.span()
        first, last = word_at(text, start), word_at(text, end - 1)
        if first and last and first[0] == start:
            ends = (last[1], trim_possessive(text, *last)[1])
            if end in ends or text[end : last[1]] == ".":
                yield start, end


def _line(text: str) -> str:
    return " ".join(text.replace("\n", " ").split(" "))
