"""`variorum export` and `variorum formats`: a project out, what it would lose told beforehand."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from variorum.model.errors import UserError
from variorum.model.handover import Selection
from variorum.model.vocabulary import TagKind
from variorum.shell import handover_phrases
from variorum.workspace.handing_over import FORMATS, chosen, hand_over, look_over
from variorum.workspace.session import Session
from variorum.workspace.taking_in import DATASET, SOURCES


def selection(  # noqa: PLR0913  # one per option of the command
    session: Session,
    *,
    articles: Sequence[str],
    kinds: Sequence[str],
    analysts: Sequence[str],
    finished: bool,
    decided: bool,
    texts: bool,
) -> Selection:
    """Return what the options of `variorum export` ask for."""
    found = chosen(
        session, articles=articles, kinds=[TagKind(kind) for kind in kinds], analysts=analysts
    )
    return replace(found, finished=finished, decided=decided, texts=texts)


def export(session: Session, form: str, out: Path, wanted: Selection, *, strict: bool) -> str:
    """Write a selection; return what to say. What would be lost is said on stderr beforehand.

    Raises UserError export.lossy (`form`) if it is `strict` and anything would be lost.
    """
    found = look_over(session, form, wanted)
    format_ = next(one for one in FORMATS if one.name == form)
    if found.losses:
        click.echo(handover_phrases.losses(format_, found.losses), err=True)
        if strict:
            raise UserError("export.lossy", form=format_.title)
    count = hand_over(session, form, out, wanted)
    return f"Wrote {count} records to {out}."


def names_of_formats() -> list[str]:
    """Return what `--format` takes."""
    return [one.name for one in FORMATS]


def formats(*, as_json: bool) -> str:
    """Return the formats written, with what they carry; below, those that `annotate` reads."""
    if as_json:
        rows = [
            {
                "name": one.name,
                "title": one.title,
                "extension": one.extension,
                "carries": sorted(one.carries),
                "without_texts": one.bare,
            }
            for one in FORMATS
        ]
        both = {"formats": rows, "read": [one._asdict() for one in _read()]}
        return json.dumps(both, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    written = "".join(
        f"{one.name}\t{one.extension or 'folder'}\t{one.title}\t{handover_phrases.carried(one)}\n"
        for one in FORMATS
    )
    read = "".join(
        f"{one.name}\t{', '.join(one.extensions)}\t{one.title}\tread by annotate\n"
        for one in _read()
    )
    return f"{written}\n{read}"


class _Read(NamedTuple):
    """A format that `annotate` reads."""

    name: str
    title: str
    extensions: tuple[str, ...]


def _read() -> list[_Read]:
    own = _Read(DATASET, "Dataset (JSON Lines, or a folder of tables)", (".jsonl",))
    return [own, *(_Read(one.name, one.title, one.extensions) for one in SOURCES)]
