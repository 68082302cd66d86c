"""A project out in any format: what it would lose, then the writing."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from variorum.export.losses import EVERY, survey
from variorum.export.selecting import select
from variorum.export.watching import Watch
from variorum.model.article_table import teller
from variorum.model.errors import UserError
from variorum.model.handover import EVERYTHING, Format, Selection, Survey
from variorum.model.ids import Id
from variorum.model.records import Annotator, Article
from variorum.model.vocabulary import TagKind
from variorum.store.store import Store
from variorum.workspace.session import Session
from variorum.workspace.writing import FORMATS, format_named, write_whole
from variorum.workspace.writing import write as write_as

__all__ = ["FORMATS", "Watch", "chosen", "hand_over", "look_over", "weigh"]


def chosen(
    session: Session,
    *,
    articles: Sequence[str] = (),
    kinds: Sequence[TagKind] = (),
    analysts: Sequence[str] = (),
) -> Selection:
    """Return a selection of articles (by label or id), kinds of tag and analysts (by name or id).

    Raises UserError export.article (`article`) or export.analyst (`analyst`) for one not here.
    """
    catalogue = session.state.catalogue
    held = catalogue.all(Article)
    label = teller(held, "label")
    found = {one: (one, label(one)) for one in held}
    people = {one.id: (one.id, one.name) for one in catalogue.all(Annotator).values()}
    return Selection(
        articles=_ids(articles, found, lambda name: UserError("export.article", article=name)),
        kinds=frozenset(kinds),
        analysts=_ids(analysts, people, lambda name: UserError("export.analyst", analyst=name)),
    )


def _ids(
    wanted: Sequence[str],
    known: Mapping[Id, tuple[str, ...]],
    unknown: Callable[[str], UserError],
) -> frozenset[Id]:
    found: set[Id] = set()
    for name in wanted:
        fitting = {one for one, names in known.items() if name in names}
        if not fitting:
            raise unknown(name)
        found |= fitting
    return frozenset(found)


def look_over(session: Session, form: str, selection: Selection = EVERYTHING) -> Survey:
    """Return how many records an export would write and what it would lose; writes nothing.

    Raises UserError export.format.
    """
    return weigh(session, format_named(form), selection, Watch())


def weigh(session: Session, form: Format, selection: Selection, watch: Watch) -> Survey:
    """Return what `look_over` returns. Raises Cancelled when `watch` is told to stop.

    The whole of a project is only counted where the format has a place for everything.
    """

    def look(store: Store) -> Survey:
        if selection.is_whole and form.carries >= EVERY:
            return Survey(store.count(), ())
        return survey(watch.over(select(store.records, selection)), form)

    return session.read(look).result()


def hand_over(
    session: Session,
    form: str,
    out: Path,
    selection: Selection = EVERYTHING,
    watch: Watch | None = None,
) -> int:
    """Write a selection as `form` to `out`, whole or not at all; return how many records.

    What is written is the project as it was at one moment: an act done meanwhile is in it whole
    or not at all. `watch` tells of progress on the thread that writes, and may stop it. Raises
    UserError ``export.*`` and Cancelled.
    """
    wanted = format_named(form)

    def write(store: Store) -> int:
        with store.still() as held:
            if selection.is_whole:
                return write_whole(held, wanted, out, watch or Watch(), texts=selection.texts)
            records = select(held.records, selection)
            return write_as(records, wanted, out, watch or Watch(), texts=selection.texts)

    return session.read(write).result()
