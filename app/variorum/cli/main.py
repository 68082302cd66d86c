"""Commands: exit 0 done, 1 a user error or a partly done job, 2 usage.

Messages go to stderr, data to stdout. Stages, Qt and charts are imported inside the commands that
need them, so that `variorum --help` and the window start without waiting for the rest.
"""

import json
import os
import sys
from pathlib import Path

import click
from typing_extensions import override

from variorum import __version__
from variorum.cli.bench import bench
from variorum.cli.care import doctor, rescue, restore
from variorum.cli.display import draw_unseen, need_display
from variorum.cli.ending import end_in_order
from variorum.cli.history import history
from variorum.cli.material import annotate, export, formats, import_, original
from variorum.cli.options import author_option, opened, project_argument, write
from variorum.cli.redacting import handover
from variorum.cli.summary import BINARY, summary_as
from variorum.cli.summary import FORMATS as FORMATS_OF_SUMMARY
from variorum.model.errors import UserError
from variorum.shell import phrases, place_phrases

_AS_CHILD = "--read-untrusted"
"""How a program with its interpreter inside starts itself to read files (`workspace.limited`)."""


_LONG = 200
"""More characters than the first sentence on any command has."""


class _WindowByDefault(click.Group):
    """`variorum` and `variorum PROJECT` open the window."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        is_project = not args or not (args[0].startswith("-") or _is_word(args[0]))
        opens = is_project and not (args and args[0] in self.commands)
        return super().parse_args(ctx, ["window", *args] if opens else args)

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what they do in full, not cut in the middle."""
        names = self.list_commands(ctx)
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, self.commands[name].get_short_help_str(_LONG)) for name in names]
            )


def _is_word(text: str) -> bool:
    """Tell what can only be a command, known or mistyped: no file, nor a name of one."""
    path = Path(text)
    return path.name == text and not path.suffix and not path.exists()


def _say(failure: UserError) -> None:
    click.echo(str(phrases.error(failure)), err=True)


@click.group(cls=_WindowByDefault)
@click.version_option(__version__, prog_name="variorum")
def cli() -> None:
    """Annotate news articles and reconcile the tags across articles.

    Without a command, opens the window (with PROJECT, on that project).
    """


@cli.command()
@click.argument("project", type=click.Path(path_type=Path), required=False)
@author_option
def window(project: Path | None, author: str) -> None:
    """Open the window (the default)."""
    need_display()
    from variorum.ui.app import run  # noqa: PLC0415  # lazy, see above

    sys.exit(run(project, author))


@cli.command()
@project_argument
@click.option("--title", default="", help="Title of the project (default: the file's name).")
@author_option
def new(project: Path, title: str, author: str) -> None:
    """Create an empty project file, and say what makes its place doubtful."""
    from variorum.workspace.projects import concerns, create_project  # noqa: PLC0415  # see above

    session = create_project(project, title or project.stem, author)
    doubts = concerns(session).result()
    session.close()
    click.echo(f"Created {project}.", err=True)
    for one in doubts:
        click.echo(str(place_phrases.concern(one)), err=True)


@cli.command()
@project_argument
@click.option("--format", "form", type=click.Choice(FORMATS_OF_SUMMARY), default="text")
@click.option("--out", type=click.Path(path_type=Path), help="File to write (default: stdout).")
@author_option
def summary(project: Path, form: str, out: Path | None, author: str) -> None:
    """Print the reconciled summary, or write it as a report."""
    if form in BINARY and out is None:
        message = f"--format {form} needs --out."
        raise click.UsageError(message)
    with opened(project, author) as session:
        found = summary_as(session, form)
    write(found, out)


@cli.command()
@project_argument
@click.option("--article", default="", help="Only this article, by its label or id.")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text")
@author_option
def suggest(project: Path, article: str, form: str, author: str) -> None:
    """List the tags the program would propose; nothing is written."""
    from variorum.workspace.suggest_listing import (  # noqa: PLC0415  # lazy, see above
        list_suggestions,
        suggestions_json,
        suggestions_text,
    )

    with opened(project, author) as session:
        found = list_suggestions(session, article)
    text = suggestions_json(found) if form == "json" else suggestions_text(found)
    write(text.encode("utf-8"), None)


@cli.command()
@project_argument
@click.option("--accept", type=click.Choice(["tier1"]), help="Accept what is sure about actors.")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text")
@author_option
def reconcile(project: Path, accept: str | None, form: str, author: str) -> None:
    """List what could be one, with tiers and reasons; nothing is written without --accept."""
    from variorum.cli.reconcile import reconcile as run  # noqa: PLC0415  # lazy, see above

    with opened(project, author) as session:
        text, report = run(session, accept=accept or "", form=form)
    write(text.encode("utf-8"), None)
    click.echo(report, err=True)


@cli.command()
@project_argument
@click.option("--article", default="", help="Only this article, by its label or id.")
@click.option(
    "--tolerance",
    type=click.FloatRange(0, 100),
    default=0,
    show_default=True,
    help="Percent within which two numbers are the same.",
)
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text")
@author_option
def agreement(project: Path, article: str, tolerance: float, form: str, author: str) -> None:
    """Tell how analysts of one article agree, and where they differ; nothing is written."""
    from variorum.cli.agreement import agreement as run  # noqa: PLC0415  # lazy, see above

    with opened(project, author) as session:
        text = run(session, article=article, percent=tolerance, form=form)
    write(text.encode("utf-8"), None)


@cli.command()
@project_argument
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@author_option
def check(project: Path, as_json: bool, author: str) -> None:  # noqa: FBT001  # a flag
    """Check fingerprints, quotes, references, the journal and the file's integrity."""
    with opened(project, author) as session:
        findings = session.check(_show_checked).result()
    if as_json:
        rows = [{"code": one.code, "params": dict(one.params)} for one in findings]
        click.echo(json.dumps(rows, ensure_ascii=False, sort_keys=True))
    else:
        for one in findings:
            click.echo(phrases.finding(one.code, dict(one.params)))
        click.echo(phrases.checked(len(findings)), err=True)
    if findings:
        sys.exit(1)


def _show_checked(done: int, everything: int) -> None:
    """Say how far a check is, to somebody who looks on."""
    if sys.stderr.isatty():
        end = "\n" if done == everything else ""
        click.echo(f"\rChecked: {done} of {everything} parts{end}", nl=False, err=True)


@cli.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("variorum-sample"))
@click.option("--headless", is_flag=True, help="Write the results instead of opening a window.")
@author_option
def sample(out: Path, headless: bool, author: str) -> None:  # noqa: FBT001  # a flag
    """Open the sample project; where there is no display, write what it shows."""
    from variorum.cli.sample import run_sample  # noqa: PLC0415  # lazy, see above

    sys.exit(run_sample(out, author, headless=headless))


@cli.command()
@project_argument
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder for the PNGs.")
@click.option(
    "--theme",
    "themes",
    type=click.Choice(("light", "dark", "light-contrast", "dark-contrast")),
    multiple=True,
    default=("light", "dark"),
    show_default=True,
    help="May be given several times.",
)
@click.option(
    "--scale",
    "scales",
    type=click.FloatRange(1, 3),
    multiple=True,
    default=(1, 2),
    show_default=True,
    help="Pixels of the screen to one of the window; may be given several times.",
)
@author_option
def screenshots(
    project: Path, out: Path, themes: tuple[str, ...], scales: tuple[float, ...], author: str
) -> None:
    """Draw every page of every workspace at 1440x900, in themes and at scales of your choice."""
    draw_unseen()
    from variorum.ui.screenshots import take  # noqa: PLC0415  # lazy, see above

    for path in take(project, out, author, themes, scales):
        click.echo(str(path))


for _command in (
    import_,
    original,
    annotate,
    export,
    formats,
    history,
    restore,
    rescue,
    doctor,
    handover,
    bench,
):
    cli.add_command(_command)


def keep_private() -> None:
    """Let all files that this program makes be open to its user only, exports and settings too."""
    os.umask(0o077)


def main() -> None:
    """Run the command line; say a `UserError` in one sentence and exit 1."""
    keep_private()
    if sys.argv[1:] == [_AS_CHILD]:
        from variorum.workspace.child import serve  # noqa: PLC0415  # lazy, see above

        serve()
        return
    end_in_order()
    try:
        cli(prog_name="variorum")
    except UserError as failure:
        _say(failure)
        sys.exit(1)
    except ImportError as failure:
        # Qt's wheels lean on libraries of the system; a bare Linux lacks some of them.
        if ".so" not in str(failure):
            raise
        _say(UserError("qt.libraries", problem=str(failure)))
        sys.exit(1)
