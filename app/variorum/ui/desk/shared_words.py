"""What two articles say of one proposition, in words for the bar below them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from variorum.model.catalogue import Catalogue
from variorum.model.records import Article, Proposition
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import Polarity, TagKind
from variorum.ui.desk.rows import outlet_name, span_view
from variorum.ui.panel.words import name_of, shown_date
from variorum.ui.reader.beside import Heading
from variorum.ui.reader.paint import glyph
from variorum.ui.reader.shared import SharedView, Side, Word
from variorum.workspace.sharing import Comparison, Held, Said

_ORDER = (Polarity.ASSERTS, Polarity.DENIES, Polarity.WITHHOLDS, None)


def heading(article: Article, catalogue: Catalogue) -> Heading:
    """Return what the bar of the second article says."""
    source = (outlet_name(catalogue, article), shown_date(article.published))
    title = article.title or article.file_name or tr("Untitled")
    return Heading(article.label, title, " · ".join(part for part in source if part))


def called(article: Article) -> str:
    """Return what an article is called in a few letters."""
    return article.label or article.title or article.file_name


def empty_view(here: OpenArticle | None, there: OpenArticle) -> SharedView:
    """Return what the bar says where there are not two articles to compare."""
    if here is None:
        return SharedView("", tr("No article is open on the left. Choose one in the library."))
    name = called(there.article)
    said = tr("{0} stands on both sides. Alt+Down shows another on the left, F8 on the right.")
    return SharedView("", said.format(name))


def overview(comparison: Comparison, here: OpenArticle, there: OpenArticle) -> SharedView:
    """Return what the bar says before the walk has begun."""
    only = only_words(comparison, here, there)
    if not comparison.shared:
        said = tr(
            "Nothing shared yet. Link a claim of each article to the same proposition: "
            "C on a sentence, L on a claim."
        )
        return SharedView("", said, only=only)
    count = len(comparison.shared)
    place = tr("1 shared") if count == 1 else tr("{n} shared").format(n=count)
    said = tr("F7 goes to the next shared proposition in both articles, Shift+F7 back.")
    return SharedView(place, said, only=only, can_walk=True)


def view_of(
    held: Held,
    comparison: Comparison,
    here: OpenArticle,
    there: OpenArticle,
    catalogue: Catalogue,
) -> SharedView:
    """Return what the bar says of one proposition."""
    sides = tuple(
        _side(article, said, catalogue)
        for article, said in ((here, held.here), (there, held.there))
    )
    opposed = tr("One asserts, the other denies") if held.is_opposed else ""
    return SharedView(
        _place(held, comparison, here, there),
        proposition_text(held, catalogue),
        sides,
        opposed,
        only_words(comparison, here, there),
        bool(comparison.shared),
    )


def proposition_text(held: Held, catalogue: Catalogue) -> str:
    """Return the sentence of a proposition."""
    found = catalogue.get(Proposition, held.proposition)
    return found.text if found else ""


def sides_text(held: Held, here: OpenArticle, there: OpenArticle) -> str:
    """Return what both do to a proposition on one line, as "A asserts · B denies"."""
    parts = [
        " ".join((called(article.article), _words_text(article, said)))
        for article, said in ((here, held.here), (there, held.there))
        if said
    ]
    return " · ".join(parts)


def only_words(comparison: Comparison, here: OpenArticle, there: OpenArticle) -> tuple[str, str]:
    """Return the words on the buttons for what only one of them speaks of."""
    left, right = (
        tr("{n} only in {name}").format(n=len(held), name=called(article.article)) if held else ""
        for held, article in ((comparison.only_here, here), (comparison.only_there, there))
    )
    return left, right


def _place(held: Held, comparison: Comparison, here: OpenArticle, there: OpenArticle) -> str:
    count = len(comparison.shared)
    if held.is_shared:
        number = comparison.shared.index(held) + 1
        return tr("Shared {n} of {all}").format(n=number, all=count)
    article = here if held.here else there
    words = tr("Only in {name} · {n} shared") if count else tr("Only in {name} · nothing shared")
    return words.format(name=called(article.article), n=count)


def _side(article: OpenArticle, said: Sequence[Said], catalogue: Catalogue) -> Side:
    label = called(article.article)
    if not said:
        return Side(label, (Word("", "text2", tr("Nothing tagged on it")),))
    views = [span_view(article.linked(one.tag), catalogue) for one in said]
    speakers = "; ".join(dict.fromkeys(view.speaker for view in views if view.speaker))
    if len(said) > 1:
        speakers = tr("{who} ({n} tags)").format(who=speakers, n=len(said))
    return Side(label, tuple(_words(article, said)), speakers)


def _words_text(article: OpenArticle, said: Sequence[Said]) -> str:
    return ", ".join(word.text.lower() for word in _words(article, said))


def _words(article: OpenArticle, said: Sequence[Said]) -> Iterable[Word]:
    """Return each thing an article does to a proposition once, in the order of the vocabulary."""
    for side in _ORDER:
        tags = [article.tags[one.tag] for one in said if one.side is side]
        if not tags:
            continue
        if side is None and tags[0].attitude is not None:
            icon, ink = glyph(tags[0].attitude)
            yield Word(icon, ink, name_of(tags[0].attitude))
        elif side is None:
            yield Word("", "text2", name_of(TagKind.CLAIM))
        else:
            icon, ink = glyph(side)
            yield Word(icon, ink, name_of(side))


def tr(text: str) -> str:
    """Return `text` in the interface's language."""
    return QCoreApplication.translate("beside", text)
