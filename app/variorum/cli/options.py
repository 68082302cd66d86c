"""What several commands share: who writes, which project, where the output goes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.start import account

if TYPE_CHECKING:
    from variorum.workspace.session import Session


author_option = click.option(
    "--author",
    default=account,
    show_default="the account's name",
    help="Who is recorded as the author of what is written.",
)
project_argument = click.argument("project", type=click.Path(path_type=Path))


@contextmanager
def opened(project: Path, author: str) -> Iterator["Session"]:
    """Open a project and close it again, whatever happens. Raises UserError ``open.*``."""
    from variorum.workspace.projects import open_project  # noqa: PLC0415  # lazy, see above

    session = open_project(project, author)
    try:
        yield session
    finally:
        session.close()


def write(data: bytes, out: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if out is None:
        click.echo(data, nl=False)
    else:
        from variorum.workspace.exchange import write_file  # noqa: PLC0415  # lazy, see above

        write_file(out, data)
