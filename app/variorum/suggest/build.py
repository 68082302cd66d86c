"""All suggestions for one article, in text order."""

from operator import attrgetter

from variorum.model.suggestion import Suggestion
from variorum.model.views import OpenArticle
from variorum.suggest.found import Reading
from variorum.suggest.known import Known
from variorum.suggest.names import ArticleNames
from variorum.suggest.phrases import Phrases, Words
from variorum.suggest.printed import Printed
from variorum.suggest.table import Entry
from variorum.suggest.voiced import ArticleVoices


class ArticleSuggestions:
    """What is proposed in one text; asked again, it renews only what changed."""

    def __init__(self, words: Words, table: Phrases[Entry], reading: Reading) -> None:
        """Begin with a text cut into `words` and what was read in it."""
        self.names = ArticleNames(Printed(words, table, reading))
        self._voices = ArticleVoices(words.text, reading)

    def suggest(self, article: OpenArticle, known: Known) -> list[Suggestion]:
        """Return what is proposed for `article`, which holds this text, as it is tagged now.

        Nothing overlaps a tag of its kind or lies in an excluded region.
        """
        names = self.names.suggest(article, known)
        found = [*names, *self._voices.suggest(article, known, names)]
        return sorted(found, key=attrgetter("start"))  # of the same start, by kind as they come


def suggest(
    article: OpenArticle, words: Words, known: Known, table: Phrases[Entry], reading: Reading
) -> list[Suggestion]:
    """Return what is proposed for `article`, once."""
    return ArticleSuggestions(words, table, reading).suggest(article, known)
