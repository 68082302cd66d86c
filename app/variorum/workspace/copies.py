"""Which articles of the project a text may be a copy of: a hint, nothing is linked or left out.

The index of all words serves as the sketch: of the text's runs of five words those with the least
hash are looked up as phrases, and the articles that have some are compared run by run.
"""

from collections import Counter

from variorum.model.ids import Id
from variorum.model.records import Article
from variorum.store.store import Store
from variorum.text.shingles import containment, shingles
from variorum.workspace.session import Session

_LOOKED_UP = 32
"""Runs looked up: of a text that has a fifth of an article, one is missed in a thousand."""

_COMPARED = 20
"""Articles compared run by run, those with most of the runs first."""

_CONTAINED = 0.5
_LONG_WORD = 4
"""Letters of a run's last word: the index is asked for words that begin with it."""


def copies_of(
    session: Session, text: str, *, without: Id | None = None
) -> list[tuple[Article, float]]:
    """Return the articles that have half of a text's runs or of whose runs the text has half.

    The share is of the shorter text's runs; most alike first. `without` is the article itself.
    """
    ours = shingles(text)
    phrases = [
        text[slice(*ours[code])]
        for code in sorted(ours)
        if len(text[slice(*ours[code])].rsplit(maxsplit=1)[-1]) >= _LONG_WORD
    ][:_LOOKED_UP]

    def read(store: Store) -> list[tuple[Id, float]]:
        held = store.articles_with(phrases)
        counted = Counter(article for found in held.values() for article in found)
        counted.pop(without or Id(""), None)
        return [
            (article, containment(ours, shingles(store.open_article(article).text)))
            for article, _ in counted.most_common(_COMPARED)
        ]

    found = session.submit(read).result() if phrases else []
    articles = session.state.catalogue.all(Article)
    alike = [(articles[one], share) for one, share in found if share >= _CONTAINED]
    return sorted(alike, key=lambda pair: (-pair[1], pair[0].label))
