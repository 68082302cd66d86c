"""The command that prints a project's history: who, when, what, before and after."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import click

from variorum.cli.options import author_option, opened, project_argument
from variorum.model.errors import UserError
from variorum.model.history import GROUPS, TURNS, ActDetails, Wanted
from variorum.model.journal import PastAct
from variorum.shell import history_phrases


@click.command()
@project_argument
@click.option("--of", "record", default="", help="Only of this article (label) or record (id).")
@click.option("--by", "name", default="", help="Only the acts of this analyst.")
@click.option("--kind", type=click.Choice([*GROUPS, TURNS]), default=None)
@click.option("--limit", type=click.IntRange(1), help="Only the newest acts.")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text")
@author_option
def history(  # noqa: PLR0913, PLR0917  # one parameter for each option
    project: Path,
    record: str,
    name: str,
    kind: str | None,
    limit: int | None,
    form: str,
    author: str,
) -> None:
    """Print what was done, newest first: who, when, what, each field before and after.

    JSON is one object a line. Nothing is written.
    """
    from variorum.workspace import history as past  # noqa: PLC0415  # lazy, as in main

    with opened(project, author) as session:
        about = None
        if record:
            wanted_id = session.submit(lambda store: past.article_named(store, record)).result()
            about = past.of(session, wanted_id).result()
        people = past.authors(session).result()
        by = next((one for one, called in people.items() if called == name), None)
        if name and by is None:
            raise UserError("history.nobody", name=name)
        wanted = Wanted(author=by, group=kind or "", about=about)
        for act in islice(past.every(session, wanted), limit):
            done = past.details(session, act, about).result()
            who = people.get(act.author, "") if act.author else ""
            click.echo(_json(act, who, done) if form == "json" else _text(act, who, done))


def _text(act: PastAct, who: str, done: ActDetails) -> str:
    return "\n".join(_lines(act, who, done))


def _lines(act: PastAct, who: str, done: ActDetails) -> Iterator[str]:
    when = history_phrases.moment(act).strftime("%Y-%m-%d %H:%M:%S")
    state = history_phrases.state(act)
    said = history_phrases.act(act) + (f" ({state})" if state else "")
    yield f"{when}  {who}  {said}"
    for change in done.changes:
        yield f"    {history_phrases.record(change, done.names)}"
        for field, before, after in history_phrases.fields(change, done.names):
            if change.op == "update":
                yield f"        {field}: {before or '(none)'} → {after or '(none)'}"
            else:
                yield f"        {field}: {after or before}"
    if done.all > len(done.changes):
        yield f"    and {done.all - len(done.changes):,} more"


def _json(act: PastAct, who: str, done: ActDetails) -> str:
    changes = [
        {
            "record": change.kind,
            "id": change.id,
            "name": done.names.get(change.id, ""),
            "op": change.op,
            "fields": {one.field: [one.before, one.after] for one in change.fields},
        }
        for change in done.changes
    ]
    line = {
        "number": act.number,
        "id": act.tx,
        "time": act.time,
        "author": act.author,
        "author_name": who,
        "act": act.act,
        "params": dict(act.params),
        "kind": act.kind,
        "state": act.state,
        "inverts": act.inverts,
        "records": done.all,
        "changes": changes,
    }
    return json.dumps(line, ensure_ascii=False, sort_keys=True)
