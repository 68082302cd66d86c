"""Commands: exit 0 done, 1 a user error or a partly done job, 2 usage.

Messages go to stderr, data to stdout. Stages, Qt and charts are imported inside the commands that
need them, so that `variorum --help` and the window start without waiting for the rest.
"""

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from typing_extensions import override

from variorum import __version__
from variorum.cli.display import draw_unseen, need_display
from variorum.cli.summary import BINARY, summary_as
from variorum.cli.summary import FORMATS as FORMATS_OF_SUMMARY
from variorum.model.dates import is_date
from variorum.model.errors import UserError
from variorum.model.vocabulary import Genre, TagKind
from variorum.shell import phrases

if TYPE_CHECKING:
    from variorum.workspace.session import Session


class _WindowByDefault(click.Group):
    """`variorum` and `variorum PROJECT` open the window."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = args and (args[0] in self.commands or args[0].startswith("-"))
        return super().parse_args(ctx, args if known else ["window", *args])


def _account() -> str:
    """Return the account's name; a container may run under a number that has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "analyst"


def _say(failure: UserError) -> None:
    click.echo(str(phrases.error(failure)), err=True)


author_option = click.option(
    "--author",
    default=_account,
    show_default="the account's name",
    help="Who is recorded as the author of what is written.",
)
project_argument = click.argument("project", type=click.Path(path_type=Path))


@contextmanager
def _opened(project: Path, author: str) -> Iterator["Session"]:
    from variorum.workspace.projects import open_project  # noqa: PLC0415  # lazy, see above

    session = open_project(project, author)
    try:
        yield session
    finally:
        session.close()


@click.group(cls=_WindowByDefault)
@click.version_option(__version__, prog_name="variorum")
def cli() -> None:
    """Annotate news articles and reconcile the tags across sources.

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
    """Create an empty project file."""
    from variorum.workspace.projects import create_project  # noqa: PLC0415  # lazy, see above

    create_project(project, title or project.stem, author).close()
    click.echo(f"Created {project}.", err=True)


def _date(_: click.Context, __: click.Parameter, value: str) -> str:
    if value and not is_date(value):
        message = f"{value!r} is no date; write 2023, 2023-09, 2023-09-14 or a range a/b."
        raise click.BadParameter(message)
    return value


@cli.command("import")
@project_argument
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--title", default="", help="Title (one article only).")
@click.option("--outlet", default="", help="Who publishes.")
@click.option("--byline", default="", help="Who signs.")
@click.option("--genre", type=click.Choice([genre.value for genre in Genre]))
@click.option("--published", default="", callback=_date, help="2023, 2023-09, 2023-09-14 or a/b.")
@click.option("--url", default="", help="Where it was published.")
@click.option("--language", default="", help="Language tag such as en.")
@click.option("--encoding", default="", help="Encoding of the files, where the guess is wrong.")
@click.option("--column", "pairs", multiple=True, help="FIELD=COLUMN of a table (text=Body).")
@click.option("--preview", is_flag=True, help="Only list what would be imported.")
@author_option
def import_(  # noqa: PLR0913  # click's options
    project: Path,
    paths: tuple[Path, ...],
    author: str,
    encoding: str,
    pairs: tuple[str, ...],
    *,
    preview: bool,
    **metadata: Any,  # noqa: ANN401  # click's options
) -> None:
    """Import files or folders of them as articles; archives and tables give several."""
    from variorum.cli.importing import reading, run  # noqa: PLC0415  # lazy, see above

    how = reading(encoding, pairs)
    with _opened(project, author) as session:
        done = run(session, paths, metadata, how, preview=preview)
    if not done:
        sys.exit(1)


@cli.command()
@project_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--update", is_flag=True, help="Take the file's version of records that differ.")
@author_option
def annotate(project: Path, file: Path, update: bool, author: str) -> None:  # noqa: FBT001  # a flag
    """Take tags (and articles) from a JSON Lines dataset into the project, all or nothing."""
    from variorum.workspace.exchange import annotate as take  # noqa: PLC0415  # lazy, see above

    with _opened(project, author) as session:
        report = take(session, file, update=update)
    for line in phrases.annotated(report):
        click.echo(line, err=True)


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
    with _opened(project, author) as session:
        found = summary_as(session, form)
    _write(found, out)


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

    with _opened(project, author) as session:
        found = list_suggestions(session, article)
    text = suggestions_json(found) if form == "json" else suggestions_text(found)
    _write(text.encode("utf-8"), None)


def _write(data: bytes, out: Path | None) -> None:
    if out is None:
        click.echo(data, nl=False)
    else:
        from variorum.workspace.exchange import write_file  # noqa: PLC0415  # lazy, see above

        write_file(out, data)


@cli.command()
@project_argument
@click.option("--accept", type=click.Choice(["tier1"]), help="Accept what is sure about actors.")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text")
@author_option
def reconcile(project: Path, accept: str | None, form: str, author: str) -> None:
    """List what could be one, with tiers and reasons; nothing is written without --accept."""
    from variorum.cli.reconcile import reconcile as run  # noqa: PLC0415  # lazy, see above

    with _opened(project, author) as session:
        text, report = run(session, accept=accept or "", form=form)
    _write(text.encode("utf-8"), None)
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

    with _opened(project, author) as session:
        text = run(session, article=article, percent=tolerance, form=form)
    _write(text.encode("utf-8"), None)


def _format(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    from variorum.cli.handover import names_of_formats  # noqa: PLC0415  # lazy, see above

    if name not in names_of_formats():
        message = f"not one of {', '.join(names_of_formats())}"
        raise click.BadParameter(message)
    return name


@cli.command()
@project_argument
@click.option(
    "--format",
    "form",
    default="dataset",
    show_default=True,
    callback=_format,
    help="One that `variorum formats` lists.",
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="File or folder.")
@click.option("--strict", is_flag=True, help="Write nothing if the format cannot carry all of it.")
@click.option("--article", "articles", multiple=True, help="Only this article: label or id.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([kind.value for kind in TagKind]))
@click.option("--analyst", "analysts", multiple=True, help="Only tags of this analyst.")
@click.option("--finished", is_flag=True, help="Only articles that are done.")
@click.option("--decided", is_flag=True, help="Only tags that were adjudicated.")
@click.option(
    "--texts/--no-texts", default=True, help="With the texts of the articles, or without."
)
@author_option
def export(
    project: Path,
    form: str,
    out: Path,
    *,
    strict: bool,
    author: str,
    **options: Any,  # noqa: ANN401  # click's options
) -> None:
    """Write the project, or a part of it, in a format that `variorum formats` lists.

    What the format cannot carry is said beforehand. --article, --kind and --analyst may be given
    several times.
    """
    from variorum.cli.handover import export as run  # noqa: PLC0415  # lazy, see above
    from variorum.cli.handover import selection  # noqa: PLC0415  # the same

    with _opened(project, author) as session:
        said = run(session, form, out, selection(session, **options), strict=strict)
    click.echo(said, err=True)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def formats(as_json: bool) -> None:  # noqa: FBT001  # a flag
    """List the formats of export and what each of them carries."""
    from variorum.cli.handover import formats as listed  # noqa: PLC0415  # lazy, see above

    _write(listed(as_json=as_json).encode("utf-8"), None)


@cli.command()
@project_argument
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@author_option
def check(project: Path, as_json: bool, author: str) -> None:  # noqa: FBT001  # a flag
    """Check fingerprints, quotes, references, the journal and the file's integrity."""
    with _opened(project, author) as session:
        findings = session.check().result()
    if as_json:
        rows = [{"code": one.code, "params": dict(one.params)} for one in findings]
        click.echo(json.dumps(rows, ensure_ascii=False, sort_keys=True))
    else:
        for one in findings:
            click.echo(phrases.finding(one.code, dict(one.params)))
        click.echo(phrases.checked(len(findings)), err=True)
    if findings:
        sys.exit(1)


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
    """Draw every workspace at 1440x900, in themes and at scales of your choice."""
    draw_unseen()
    from variorum.ui.screenshots import take  # noqa: PLC0415  # lazy, see above

    for path in take(project, out, author, themes, scales):
        click.echo(str(path))


def main() -> None:
    """Run the command line; say a `UserError` in one sentence and exit 1."""
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
