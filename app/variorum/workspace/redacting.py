"""A redacted hand-over: a new project file without some sources or authors, and what that moves.

The new file is made from records, never from pages of the old one; its journal begins anew.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from variorum.export.redacting import founding, redact
from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Actor, Alias, Annotator, Article, Outlet, Record
from variorum.model.redaction import Redacted, Redaction
from variorum.model.summary import Summary
from variorum.model.view import FiguresMove, Move
from variorum.store import opening
from variorum.workspace.projects import open_project
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session
from variorum.workspace.supposing import figure_moves, moves

R = TypeVar("R", bound=Record)


def redaction(
    session: Session,
    *,
    articles: Sequence[str] = (),
    outlets: Sequence[str] = (),
    authors: Sequence[str] = (),
    anonymous: bool = False,
) -> Redaction:
    """Return what to take out: articles by label, title or id, outlets and authors by name or id.

    An outlet takes its articles along, an author the articles under that byline; an annotator of
    that name is an author too. Raises UserError handover.article (`article`), handover.outlet
    (`outlet`) or handover.author (`author`) for one not here.
    """
    catalogue = session.state.catalogue
    every = list(catalogue.all(Article).values())
    houses = {
        one.id
        for name in outlets
        for one in _found(
            (one for one in catalogue.all(Outlet).values() if name in (one.id, one.name)),
            UserError("handover.outlet", outlet=name),
        )
    }
    out = {one.id for one in every if one.outlet in houses}
    for name in articles:
        called = (one for one in every if name in (one.id, one.label, one.title))
        out |= {one.id for one in _found(called, UserError("handover.article", article=name))}
    people: set[Id] = set()
    for name in authors:
        signed = [one for one in every if _wrote(catalogue, one, name)]
        known = catalogue.all(Annotator).values()
        named = [one for one in known if name in (one.id, one.name)]
        _found((*signed, *named), UserError("handover.author", author=name))
        out |= {one.id for one in signed}
        people |= {one.id for one in named}
    words = (*outlets, *authors)
    return Redaction(frozenset(out), frozenset(houses), frozenset(people), words, anonymous)


def _found(records: Iterable[R], failure: UserError) -> list[R]:
    found = list(records)
    if not found:
        raise failure
    return found


def authors_of(session: Session) -> list[str]:
    """Return whose articles or tags may be left out: bylines and annotators, by name."""
    catalogue = session.state.catalogue
    names = {one.byline for one in catalogue.all(Article).values()}
    names |= {one.name for one in catalogue.all(Annotator).values()}
    return sorted(names - {""}, key=str.casefold)


def _wrote(catalogue: Catalogue, article: Article, name: str) -> bool:
    wanted = name.casefold()
    if article.byline.casefold() == wanted:
        return True
    actor = article.author_actor and catalogue.get(Actor, article.author_actor)
    if not actor:
        return False
    aliases = (one.text for one in catalogue.all(Alias).values() if one.actor == actor.id)
    return wanted in {actor.id, *(text.casefold() for text in (actor.name, *aliases))}


def hand_over_redacted(session: Session, out: Path, wanted: Redaction, before: Summary) -> Redacted:
    """Write a new project without what is to be taken out, whole or not at all; tell what went.

    `before` is the summary as it is now. Reads beside the store's thread and leaves the session as
    it is, so it may run off the shell's thread. Raises UserError handover.nothing where nothing is
    to be taken out, handover.all where no article is left, ``project.exists`` or
    ``project.unwritable``.
    """
    if not (wanted.takes_out or wanted.anonymous):
        raise UserError("handover.nothing")
    records = session.read(lambda store: list(store.records())).result()
    handed = redact(records, wanted, session.author_name, out.stem)
    kept = Counter(record.kind_name for record in handed.records)
    if wanted.takes_out and not kept["article"]:
        raise UserError("handover.all")
    project, founder, rest = founding(handed.records)
    act = ChangeSet("project.hand_over", created(*rest)) if rest else None
    opening.create_project(out, project, founder, act)
    moved, figures = _moved(out, founder.name, before)
    return Redacted(kept, handed.taken, handed.reworded, handed.renamed, moved, figures)


def _moved(
    out: Path, owner: str, before: Summary
) -> tuple[tuple[Move, ...], tuple[FiguresMove, ...]]:
    """Return how the verdicts of a new file differ, of what is in it at all."""
    fresh = open_project(out, owner)
    try:
        after = summary_of(fresh)
        catalogue = Catalogue(fresh.state.catalogue)
    finally:
        fresh.close()
    now = {row.proposition.id: row.verdict for row in after.propositions}
    old = {row.proposition.id: row.verdict for row in before.propositions}
    told = moves(catalogue, {one: old[one] for one in now if one in old}, now)
    figures = {row.quantity.id: row.verdict for row in after.quantities}
    known = {row.quantity.id: row.verdict for row in before.quantities}
    changed = figure_moves(catalogue, {one: known[one] for one in figures if one in known}, figures)
    return tuple(one for one in told if one.shows), changed


def summary_of(session: Session) -> Summary:
    """Return the summary of a project, for a shell that keeps none."""
    reconciler = Reconciler(session)
    try:
        return reconciler.summary().result()
    finally:
        reconciler.close()
