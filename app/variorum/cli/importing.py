"""`variorum import`: look at files, say what was found, take it in."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from variorum.model.changes import ChangeSet
from variorum.model.reading import Reading
from variorum.model.records import Article
from variorum.shell import phrases
from variorum.shell.import_phrases import reading_notes
from variorum.workspace.importing import Candidate, completed, import_act, look
from variorum.workspace.session import Session


def reading(encoding: str, pairs: Sequence[str]) -> Reading:
    """Return how to read: ``text=Body`` names the column Body for the field text."""
    parted = [pair.partition("=") for pair in pairs]
    if not all(field and name for field, _, name in parted):
        message = "--column takes FIELD=COLUMN, such as text=Body."
        raise click.UsageError(message)
    return Reading(encoding, {field: name for field, _, name in parted})


def run(
    session: Session,
    paths: Sequence[Path],
    metadata: Mapping[str, Any],
    how: Reading,
    *,
    preview: bool,
) -> bool:
    """Import, or with `preview` only tell what would be; return whether no file was refused."""
    found = look(session, paths, lambda _done, _all: True, how)
    if preview:
        _tell(found)
    else:
        if metadata["title"] and sum(one.importable for one in found) > 1:
            message = "--title is for one article, and these are several."
            raise click.UsageError(message)
        act = import_act(session, [completed(one, metadata) for one in found])
        if act:
            session.do(act).result()
        _say_imported(found, act)
    return not any(one.error for one in found)


def _tell(found: Sequence[Candidate]) -> None:
    """Print one line per article to stdout: name, date, outlet, title, words, how it was read."""
    for one in found:
        if one.error or one.incoming is None:
            _refused(one)
            continue
        known = one.metadata
        words = f"{len(one.incoming.text.split())} words"
        notes = "; ".join(reading_notes(one.incoming.encoding, one.incoming.steps))
        copy = f"the same text as {one.duplicate_of}" if one.duplicate_of else ""
        parts = (known.published, known.outlet, known.title, words, one.incoming.extractor, notes)
        shown = " | ".join(part for part in (*parts, copy) if part)
        click.echo(f"{one.name}: {shown}")


def _refused(one: Candidate) -> None:
    if one.error:
        click.echo(str(phrases.error(one.error)), err=True)


def _say_imported(found: Sequence[Candidate], act: ChangeSet | None) -> None:
    made = [change.after for change in act.changes] if act else []
    labels = iter([one.label for one in made if isinstance(one, Article)])
    for one in found:
        if one.error or one.incoming is None:
            _refused(one)
        elif one.duplicate_of:
            click.echo(f"{one.name}: skipped, the same text as {one.duplicate_of}.", err=True)
        else:
            click.echo(f"{one.name}: imported as {next(labels)}.{_noted(one)}", err=True)


def _noted(one: Candidate) -> str:
    assert one.incoming is not None  # imported  # noqa: S101
    shown = "; ".join(reading_notes(one.incoming.encoding, one.incoming.steps))
    return f" Read: {shown}." if shown else ""
