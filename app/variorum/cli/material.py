"""The commands that bring material in and out: import, annotate, export, formats."""

import sys
from pathlib import Path
from typing import Any

import click

from variorum.cli.options import author_option, opened, project_argument, write
from variorum.model.dates import is_date
from variorum.model.vocabulary import Genre, TagKind


def _date(_: click.Context, __: click.Parameter, value: str) -> str:
    if value and not is_date(value):
        message = f"{value!r} is no date; write 2023, 2023-09, 2023-09-14 or a range a/b."
        raise click.BadParameter(message)
    return value


@click.command("import")
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
@click.option("--version-of", default="", help="The file is a new text of this article (label).")
@click.option("--as-new", is_flag=True, help="Texts of an address the project has are new too.")
@click.option("--keep-originals", is_flag=True, help="Keep the files in the project as well.")
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
    version_of: str,
    as_new: bool,
    keep_originals: bool,
    **metadata: Any,  # noqa: ANN401  # click's options
) -> None:
    """Import files or folders of them as articles; archives and tables give several.

    A changed text of an address the project has becomes a new text of that article: its tags go
    with it where their words are still there, and the others are listed.
    """
    from variorum.cli.importing import Wishes, reading, run  # noqa: PLC0415  # lazy, see above

    how = reading(encoding, pairs)
    wishes = Wishes(preview, version_of, as_new, keep_originals)
    with opened(project, author) as session:
        done = run(session, paths, metadata, how, wishes)
    if not done:
        sys.exit(1)


@click.command()
@project_argument
@click.argument("article")
@click.option("--out", type=click.Path(path_type=Path), help="Write the file that was kept.")
@author_option
def original(project: Path, article: str, out: Path | None, author: str) -> None:
    """Tell which file the text of ARTICLE (label or id) is from, and what read it."""
    from variorum.cli import original as run  # noqa: PLC0415  # lazy, see above

    with opened(project, author) as session:
        said = run.original(session, article) if out else run.told(session, article).encode()
    write(said, out)


@click.command()
@project_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "form", default="", help="One that `variorum formats` lists as read.")
@click.option("--map", "pairs", multiple=True, help="LABEL=KIND, such as PER=actor/person.")
@click.option(
    "--map-file", type=click.Path(path_type=Path), help="A file with one LABEL=KIND a line."
)
@click.option("--update", is_flag=True, help="Take the file's version of records that differ.")
@click.option("--preview", is_flag=True, help="Only say what would be taken in.")
@author_option
def annotate(  # noqa: PLR0913  # click's options
    project: Path,
    file: Path,
    author: str,
    *,
    form: str,
    pairs: tuple[str, ...],
    map_file: Path | None,
    update: bool,
    preview: bool,
) -> None:
    """Take tags from a dataset, or from a file of another program, all or nothing.

    Every label of another program becomes actor, claim, stance, figure or skip: by its name, or
    as --map says (KIND, KIND/DETAIL, with :named behind it if the label names what is meant).
    Tags without a place are printed; then the exit code is 1.
    """
    from variorum.cli.taking_in import annotate as run  # noqa: PLC0415  # lazy, see above

    with opened(project, author) as session:
        whole = run(session, file, form, pairs, map_file, update=update, preview=preview)
    if not whole:
        sys.exit(1)


def _format(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    from variorum.cli.handover import names_of_formats  # noqa: PLC0415  # lazy, see above

    if name not in names_of_formats():
        message = f"not one of {', '.join(names_of_formats())}"
        raise click.BadParameter(message)
    return name


@click.command()
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

    with opened(project, author) as session:
        said = run(session, form, out, selection(session, **options), strict=strict)
    click.echo(said, err=True)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def formats(as_json: bool) -> None:  # noqa: FBT001  # a flag
    """List the formats that are written, with what each carries, and those that are read."""
    from variorum.cli.handover import formats as listed  # noqa: PLC0415  # lazy, see above

    write(listed(as_json=as_json).encode("utf-8"), None)
