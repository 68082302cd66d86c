"""`variorum annotate` of files of other programs: look, say what was found, map, take in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from variorum.model.errors import UserError
from variorum.shell import exchange_phrases, phrases
from variorum.workspace.exchange import annotate as take_dataset
from variorum.workspace.session import Session
from variorum.workspace.taking_in import (
    DATASET,
    Choice,
    Found,
    Label,
    is_dataset,
    look,
    take,
)


def mapping_of(pairs: Sequence[str], file: Path | None) -> dict[str, Choice]:
    """Return what ``LABEL=KIND`` pairs say, those of `file` (one a line) first.

    Raises UserError exchange.mapping (`text`), exchange.missing or exchange.unreadable (`file`).
    """
    lines = _lines(file) if file else []
    found: dict[str, Choice] = {}
    for text in (*lines, *pairs):
        label, _, kind = text.rpartition("=")
        try:
            found[label.strip()] = Choice.parse(kind)
        except ValueError as error:
            raise UserError("exchange.mapping", text=text) from error
        if not label.strip():
            raise UserError("exchange.mapping", text=text)
    return found


def annotate(  # noqa: PLR0913  # one per option of the command
    session: Session,
    path: Path,
    form: str,
    pairs: Sequence[str],
    map_file: Path | None,
    *,
    update: bool,
    preview: bool,
) -> bool:
    """Take a dataset or a file of another program in; return whether nothing was left out.

    Raises UserError exchange.…, dataset.… and import.…
    """
    name = form or (DATASET if is_dataset(path) else "")
    if name != DATASET:
        stated = mapping_of(pairs, map_file)
        return run(session, path, name, stated, update=update, preview=preview)
    if preview:
        message = "--preview is for files of other programs."
        raise click.UsageError(message)
    for line in phrases.annotated(take_dataset(session, path, update=update)):
        click.echo(line, err=True)
    return True


def _lines(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UserError("exchange.missing", file=file.name) from error
    except (OSError, ValueError) as error:
        raise UserError("exchange.unreadable", file=file.name, problem=str(error)) from error
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def run(  # noqa: PLR0913  # one per option of the command
    session: Session,
    path: Path,
    form: str,
    stated: Mapping[str, Choice],
    *,
    update: bool,
    preview: bool,
) -> bool:
    """Take a file in, or with `preview` only tell; return whether every tag has a place."""
    found = look(session, path, form)
    mapping = found.proposals | dict(stated)
    _tell(found)
    for label in found.labels:
        click.echo(_label(label, mapping), err=True)
    if preview:
        return True
    done = take(session, found, mapping, update=update)
    for tag in done.missing:
        click.echo(exchange_phrases.missing(tag.kind, tag.quote))
    for line in exchange_phrases.taken(done):
        click.echo(line, err=True)
    return not done.lost


def _tell(found: Found) -> None:
    """Say what is in the file; a tag without a place is a line of stdout."""
    click.echo(f"{found.file}: {found.title}.", err=True)
    for text in found.texts:
        click.echo(exchange_phrases.text_found(text), err=True)
    for one in found.lost:
        click.echo(exchange_phrases.lost(one))
    missing = exchange_phrases.unread(found.unread)
    if missing:
        click.echo(missing, err=True)


def _label(label: Label, mapping: Mapping[str, Choice]) -> str:
    choice = mapping.get(label.name)
    return f"{label.name} ({label.count}) = {choice or '?'}"
