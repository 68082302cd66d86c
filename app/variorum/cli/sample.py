"""`variorum sample`: the sample in a window or, where there is no display, as files."""

from pathlib import Path

import click

from variorum.cli.display import draw_unseen, has_display
from variorum.cli.summary import summary_as
from variorum.workspace.exchange import export, write_file
from variorum.workspace.projects import open_project
from variorum.workspace.sample import make_sample


def run_sample(out: Path, author: str, *, headless: bool) -> int:
    """Make the sample project in `out` and open it, or write its results there."""
    project = make_sample(out, author)
    if not headless and has_display():
        from variorum.ui.app import run  # noqa: PLC0415  # Qt only where something is drawn

        return run(project, author)
    if not headless:
        click.echo("There is no display, so the results are written instead of shown.", err=True)
    session = open_project(project, author)
    try:
        text = summary_as(session, "text")
        write_file(out / "summary.txt", text)
        write_file(out / "summary.json", summary_as(session, "json"))
        write_file(out / "report.html", summary_as(session, "html"))
        export(session, "dataset", out / "dataset.jsonl")
    finally:
        session.close()
    click.echo(text, nl=False)
    _take_screenshots(project, out / "screenshots", author)
    click.echo(f"Wrote the project, summary, report, dataset and screenshots to {out}.", err=True)
    return 0


def _take_screenshots(project: Path, out: Path, author: str) -> None:
    draw_unseen()
    from variorum.ui.screenshots import take  # noqa: PLC0415  # Qt only where something is drawn

    take(project, out, author, every=False)
