"""The command that hands a project over without some of its sources or authors."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from variorum.cli.options import author_option, opened, project_argument


@click.command()
@project_argument
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The new project.")
@click.option("--without-article", "articles", multiple=True, help="A label; may be repeated.")
@click.option("--without-outlet", "outlets", multiple=True, help="With all its articles.")
@click.option(
    "--without-author", "authors", multiple=True, help="All under a byline, or an analyst's work."
)
@click.option("--anonymous", is_flag=True, help="Call the analysts Analyst 1, Analyst 2 …")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@author_option
def handover(  # noqa: PLR0913, PLR0917  # one parameter for each option
    project: Path,
    out: Path,
    articles: tuple[str, ...],
    outlets: tuple[str, ...],
    authors: tuple[str, ...],
    anonymous: bool,  # noqa: FBT001  # a flag
    as_json: bool,  # noqa: FBT001  # a flag
    author: str,
) -> None:
    """Write a new project without some articles, outlets or authors, and tell what was taken out.

    Nothing of them is in the new file: no text, quote, name, memo, link or history.
    """
    from variorum.shell import redaction_phrases  # noqa: PLC0415  # lazy, as in main
    from variorum.workspace import redacting  # noqa: PLC0415  # lazy, as in main

    with opened(project, author) as session:
        wanted = redacting.redaction(
            session, articles=articles, outlets=outlets, authors=authors, anonymous=anonymous
        )
        before = redacting.summary_of(session)
        done = redacting.hand_over_redacted(session, out, wanted, before)
    if as_json:
        told = {
            "kept": dict(done.kept),
            "taken": dict(done.taken),
            "reworded": done.reworded,
            "renamed": done.renamed,
            "moves": [asdict(one) for one in done.moves],
            "figures": [{"quantity": one.quantity, "name": one.name} for one in done.figures],
        }
        click.echo(json.dumps(told, ensure_ascii=False, sort_keys=True))
        return
    for line in redaction_phrases.told(done):
        click.echo(line)
