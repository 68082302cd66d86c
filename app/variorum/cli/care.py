"""The commands that care for project files: restore, rescue, doctor."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from variorum.cli.options import author_option, opened, project_argument
from variorum.model.errors import UserError
from variorum.shell import safety_phrases


@click.command()
@project_argument
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The new project.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@author_option
def rescue(project: Path, out: Path, as_json: bool, author: str) -> None:  # noqa: FBT001  # a flag
    """Bring what can be read of a damaged project into a new file, and report."""
    from variorum.workspace.restoring import rescue as run  # noqa: PLC0415  # lazy, as in main

    done = run(project, out, author)
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False, sort_keys=True))
    else:
        for line in safety_phrases.rescued(done, str(out)):
            click.echo(line)


@click.command()
@project_argument
@click.option("--copy", "number", type=int, help="Which one, as the list numbers them.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the copy to a new project.")
@author_option
def restore(project: Path, number: int | None, out: Path | None, author: str) -> None:
    """List the copies made of a project, or go back to one.

    Going back is an act that undo takes back. Where the project cannot be opened, --out makes a
    new project of the copy.
    """
    from variorum.workspace import restoring  # noqa: PLC0415  # lazy, as in main

    found = restoring.copies_of(project)
    if number is None:
        for line in safety_phrases.copies(found):
            click.echo(line)
        if not found:
            click.echo("There is no copy yet.", err=True)
        return
    if not 1 <= number <= len(found):
        raise UserError("restore.none", number=number)
    copy = found[number - 1]
    if out is not None:
        restoring.copy_out(copy, out)
        click.echo(f"Wrote {out}.", err=True)
        return
    with opened(project, author) as session:
        done = restoring.restore(session, copy)
        if done is not None:
            done.result()
    said = "The project is as that copy." if done else "The project is as that copy already."
    click.echo(said, err=True)


@click.command()
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Where to try: the folder your projects lie in (default: temporary files).",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
def doctor(folder: Path | None, as_json: bool) -> None:  # noqa: FBT001  # a flag
    """Try on this machine what Variorum promises: edit, kill, reopen, verify a trial project."""
    from variorum.workspace.doctor import check_up  # noqa: PLC0415  # lazy, as in main

    found = []
    for result in check_up(folder):
        found.append(result)
        if not as_json:
            click.echo(safety_phrases.checked_up(result))
    broken = sum(result.state == "broken" for result in found)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, sort_keys=True))
    else:
        click.echo(safety_phrases.verdict(broken), err=True)
    if broken:
        sys.exit(1)
