"""Texts about to be imported that share half of their words with others, or more."""

from collections.abc import Sequence
from typing import NamedTuple

from variorum.grouping.copies import Runs, propose_copies, runs
from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Article, Relation
from variorum.model.vocabulary import RelationKind
from variorum.store.store import Store
from variorum.workspace.importing import Candidate
from variorum.workspace.session import Session


class Likeness(NamedTuple):
    """A candidate, by its place, that may copy another one or an article of the project.

    `share` is the part of the shorter text that stands in the other, 0 to 1.
    """

    copy: int
    original: int | None
    article: Id | None
    share: float


def likenesses(session: Session, candidates: Sequence[Candidate]) -> dict[int, Likeness]:
    """Return for each candidate that may be a copy what it is most like; changes nothing."""
    places = {Id(f"candidate-{at}"): at for at, one in enumerate(candidates) if one.importable}
    new = [
        runs(one, incoming.text)
        for one, at in places.items()
        if (incoming := candidates[at].incoming)
    ]
    articles = list(session.state.catalogue.all(Article).values())

    def read(store: Store) -> list[Runs]:
        return [
            runs(bare.article, bare.text, bare.without)
            for bare in store.bare_texts([one.id for one in articles])
        ]

    old = session.read(read).result() if new else []
    order = {one.id: 0 for one in articles} | {one: 1 + at for one, at in places.items()}
    found: dict[int, Likeness] = {}
    for pair in propose_copies([*old, *new], order, ()):
        at = places.get(pair.copy)
        if at is None or (at in found and found[at].share >= pair.containment):
            continue
        original = places.get(pair.original)
        article = None if original is not None else pair.original
        found[at] = Likeness(at, original, article, pair.containment)
    return found


def with_links(
    act: ChangeSet, imported: Sequence[int], links: Sequence[Likeness], author: Id
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
