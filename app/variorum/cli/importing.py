"""`variorum import`: look at files, say what was found, take it in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from variorum.model.changes import ChangeSet
from variorum.model.reading import Reading
from variorum.model.records import Article
from variorum.shell import phrases
from variorum.shell.import_phrases import reading_notes
from variorum.shell.wording import counted
from variorum.workspace.collecting import few_collections
from variorum.workspace.copies import COMPARED, copies_of
from variorum.workspace.import_pieces import pieces
from variorum.workspace.importing import Candidate, Importer, completed
from variorum.workspace.originals import keep_originals
from variorum.workspace.session import Session
from variorum.workspace.versions import article_called, new_version, same_address, take_version

_NAMED = 3
"""Articles named that a text may be a copy of."""


def reading(encoding: str, pairs: Sequence[str]) -> Reading:
    """Return how to read: ``text=Body`` names the column Body for the field text."""
    parted = [pair.partition("=") for pair in pairs]
    if not all(field and name for field, _, name in parted):
        message = "--column takes FIELD=COLUMN, such as text=Body."
        raise click.UsageError(message)
    return Reading(encoding, {field: name for field, _, name in parted})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to become of the files: nothing yet, a text of this article, each an article."""

    preview: bool = False
    version_of: str = ""
    as_new: bool = False
    keep_originals: bool = False


def run(
    session: Session,
    paths: Sequence[Path],
    metadata: Mapping[str, Any],
    how: Reading,
    wishes: Wishes,
) -> bool:
    """Import, or only tell what would be; return whether no file was refused.

    Very many files are saved piece by piece; interrupted, whole pieces are kept.
    """
    good = True
    importer = Importer(session)
    try:
        for piece in pieces(session, paths, how, skim=not wishes.preview):
            found = [completed(one, metadata) for one in piece.found]
            more = piece.done < piece.everything
            if metadata["title"] and (more or sum(one.importable for one in found) > 1):
                message = "--title is for one article, and these are several."
                raise click.UsageError(message)
            _take(session, importer, found, wishes, compared=piece.everything <= COMPARED)
            good &= not any(one.error for one in found)
            if more:
                click.echo(f"{piece.done:,} of {piece.everything:,} files", err=True)
    except KeyboardInterrupt:
        click.echo("Stopped. What was imported stays; import the same again to go on.", err=True)
        raise
    return good


@few_collections()
def _take(
    session: Session,
    importer: Importer,
    found: Sequence[Candidate],
    wishes: Wishes,
    *,
    compared: bool,
) -> None:
    renewed = _renewed(session, found, wishes)
    if wishes.preview:
        _tell(session, found, renewed)
        return
    if wishes.keep_originals:
        for name in keep_originals(session, found):
            click.echo(f"{name}: not kept, the file has changed meanwhile.", err=True)
    act = importer.act([one for at, one in enumerate(found) if at not in renewed])
    if act:
        session.do(act).result()
    _say_imported(session, found, act, renewed, compared=compared)


def _renewed(session: Session, found: Sequence[Candidate], wishes: Wishes) -> dict[int, Article]:
    """Return which candidates are new texts of which article."""
    if not wishes.version_of:
        return {} if wishes.as_new else same_address(session, found)
    article = article_called(session, wishes.version_of)
    if len(found) != 1:
        message = "--version-of is for one article, and these are several."
        raise click.UsageError(message)
    return {0: article} if found[0].importable else {}


def _tell(session: Session, found: Sequence[Candidate], renewed: Mapping[int, Article]) -> None:
    """Print one line per article to stdout: name, date, outlet, title, words, how it was read."""
    for at, one in enumerate(found):
        if one.error or one.incoming is None:
            _refused(one)
            continue
        known = one.metadata
        words = f"{len(one.incoming.text.split())} words"
        notes = "; ".join(reading_notes(one.incoming.encoding, one.incoming.steps))
        copy = f"the same text as {one.duplicate_of}" if one.duplicate_of else ""
        new = f"a new text of {renewed[at].label}" if at in renewed else ""
        like = "" if copy or new else "; ".join(_alike(session, one))
        parts = (known.published, known.outlet, known.title, words, one.incoming.extractor, notes)
        shown = " | ".join(part for part in (*parts, copy, new, like) if part)
        click.echo(f"{one.name}: {shown}")


def _alike(session: Session, one: Candidate, article: Article | None = None) -> list[str]:
    """Return a remark for each article this one may be a copy of, or the other way round."""
    assert one.incoming is not None  # imported  # noqa: S101
    alike = copies_of(session, one.incoming.text, without=article.id if article else None)
    return [f"{share:.0%} of it as in {other.label}" for other, share in alike[:_NAMED]]


def _refused(one: Candidate) -> None:
    if one.error:
        click.echo(str(phrases.error(one.error)), err=True)


def _say_imported(
    session: Session,
    found: Sequence[Candidate],
    act: ChangeSet | None,
    renewed: Mapping[int, Article],
    *,
    compared: bool,
) -> None:
    made = [change.after for change in act.changes] if act else []
    articles = iter([one for one in made if isinstance(one, Article)])
    for at, one in enumerate(found):
        if one.duplicate_of:
            click.echo(f"{one.name}: skipped, the same text as {one.duplicate_of}.", err=True)
        elif one.error or one.incoming is None:
            _refused(one)
        elif at in renewed:
            _renew(session, renewed[at], one)
        else:
            article = next(articles)
            like = _alike(session, one, article) if compared else []
            said = "".join(f" {remark[0].upper()}{remark[1:]}." for remark in like)
            click.echo(f"{one.name}: imported as {article.label}.{_noted(one)}{said}", err=True)


def _renew(session: Session, article: Article, one: Candidate) -> None:
    """Take a text as the article's next one and list the tags that found no place in it."""
    made = new_version(session, article, one)
    take_version(session, made)
    carried = counted(made.moved, "{n} tag carried over", "{n} tags carried over", phrases.english)
    click.echo(
        f"{one.name}: taken as text {made.number} of {article.label}, {carried}.{_noted(one)}",
        err=True,
    )
    for tag in made.unplaced:
        quote = " ".join(tag.quote.split())
        click.echo(f"  not in it, left in text {made.number - 1}: {tag.kind} “{quote}”", err=True)


def _noted(one: Candidate) -> str:
    assert one.incoming is not None  # imported  # noqa: S101
    shown = "; ".join(reading_notes(one.incoming.encoding, one.incoming.steps))
    return f" Read: {shown}." if shown else ""
