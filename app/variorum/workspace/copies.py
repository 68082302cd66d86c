"""Which texts share half of their words with others, or more: a hint, nothing is left out.

The measure is Reconcile's, the runs of eight words of one text that stand in the other. Of the
texts of the project only those are compared that the index of all words finds: some of a text's
runs are looked up as phrases.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

from variorum.grouping.copies import Runs, alike, copies_among, runs
from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Article, Relation
from variorum.model.vocabulary import RelationKind
from variorum.store.store import Store
from variorum.text.words import words
from variorum.workspace.importing import Candidate
from variorum.workspace.session import Session

COMPARED = 200
"""Texts of one import that are compared; of more, Reconcile proposes copies."""

_RUN = 8
_LOOKED_UP = 32
"""Runs looked up: of a text that has a tenth of an article, one is missed in thirty."""

_LONG = 4
"""Letters of a word that is not short."""

_COMPARED_EACH = 20
"""Articles compared run by run, those with most of the runs first."""

_FEW = 13
"""Runs below which a text is too short to be called a copy."""

_ITSELF = Id("")


class Likeness(NamedTuple):
    """A candidate, by its place, that may copy another one or an article of the project.

    `share` is the part of the shorter text that stands in the other, 0 to 1.
    """

    copy: int
    original: int | None
    article: Id | None
    share: float


def copies_of(
    session: Session, text: str, *, without: Id | None = None
) -> list[tuple[Article, float]]:
    """Return the articles that have half of a text's runs or of whose runs the text has half.

    The share is of the shorter text's runs; most alike first. `without` is the article itself.
    """
    found = session.submit(lambda store: _held(store, text, without)).result()
    articles = session.state.catalogue.all(Article)
    alike_ones = [(articles[one], share) for one, share in found if one in articles]
    return sorted(alike_ones, key=lambda pair: (-pair[1], pair[0].label))


def likenesses(session: Session, candidates: Sequence[Candidate]) -> dict[int, Likeness]:
    """Return for each candidate that may be a copy what it is most like; changes nothing.

    Of more than `COMPARED` candidates none is compared.
    """
    texts = {
        at: one.incoming.text
        for at, one in enumerate(candidates)
        if one.importable and one.incoming
    }
    if not texts or len(texts) > COMPARED:
        return {}
    found = _among(texts)
    for at, text in texts.items():
        held = session.read(lambda store, text=text: _held(store, text, None)).result()  # type: ignore[misc]  # mypy does not infer a default
        for article, share in held:
            if at not in found or found[at].share < share:
                found[at] = Likeness(at, None, article, share)
    return found


def _among(texts: dict[int, str]) -> dict[int, Likeness]:
    """Return which of some texts copies an earlier one."""
    named = {Id(str(at)): at for at in texts}
    pairs = alike([runs(one, texts[at]) for one, at in named.items()])
    found: dict[int, Likeness] = {}
    for pair in copies_among(pairs, named, ()):
        at, share = named[pair.copy], pair.containment
        if at not in found or found[at].share < share:
            found[at] = Likeness(at, named[pair.original], None, share)
    return found


def _held(store: Store, text: str, without: Id | None) -> list[tuple[Id, float]]:
    """Return the articles of which a text has half, or that have half of it."""
    counted = Counter(one for found in store.articles_saying(_sample(text)) for one in found)
    counted.pop(without or _ITSELF, None)
    nearest = [article for article, _ in counted.most_common(_COMPARED_EACH)]
    ours = runs(_ITSELF, text)
    if ours.count < _FEW:
        return []
    return [
        (bare.article, share)
        for bare in store.bare_texts(nearest)
        if (share := _share(ours, runs(bare.article, bare.text, bare.without)))
    ]


def _share(ours: Runs, theirs: Runs) -> float:
    """Return the common runs over those of the shorter text if they are half of them, else 0."""
    if theirs.count < _FEW:
        return 0.0
    return next((one.share for one in alike([ours, theirs]) if one.contained), 0.0)


def _sample(text: str) -> list[str]:
    """Return runs of a text as they stand there: those of few short words, then of least hash.

    Short words are in every text, and the index is slow at them.
    """
    spans = list(words(text))
    forms = [text[start:end].casefold() for start, end in spans]
    ranked: dict[tuple[int, int], int] = {}
    for at in range(len(forms) - _RUN + 1):
        run = forms[at : at + _RUN]
        short = sum(len(form) < _LONG for form in run)
        ranked.setdefault((short, crc32(" ".join(run).encode())), at)
    chosen = [ranked[rank] for rank in sorted(ranked)[:_LOOKED_UP]]
    return [text[spans[at][0] : spans[at + _RUN - 1][1]] for at in chosen]


def with_links(
    act: ChangeSet, imported: Sequence[int], links: Iterable[Likeness], author: Id
) -> ChangeSet:
    """Return the act of an import that also says which of its articles are copies.

    `imported` are the places of the candidates in the order they were imported. A link to a text
    that is not imported is left out.
    """
    made = [change.after.id for change in act.changes if isinstance(change.after, Article)]
    articles = dict(zip(imported, made, strict=True))
    relations = [
        Relation(
            id=new_id(),
            author=author,
            created=now(),
            kind=RelationKind.COPY_OF,
            about="article",
            one=articles[one.copy],
            other=original,
        )
        for one in links
        if one.copy in articles
        and (original := one.article or articles.get(-1 if one.original is None else one.original))
    ]
    return ChangeSet(act.act, (*act.changes, *created(*relations)), act.params)
