"""The command that measures speed and size against yardsticks."""

from pathlib import Path

import click

from variorum.cli.options import write

GROUPS = (
    "launch",
    "reader",
    "tables",
    "library",
    "palette",
    "suggestions",
    "proposals",
    "summary",
    "export",
    "import",
    "size",
    "gaps",
    "window",
)
"""As `bench.groups` has them, which is not loaded for the help page."""


@click.command()
@click.option("--quick", is_flag=True, help="Smaller data, under two minutes.")
@click.option(
    "--only", type=click.Choice(GROUPS), multiple=True, help="May be given several times."
)
@click.option("--json", "out", type=click.Path(path_type=Path), help="Also write the rows here.")
def bench(quick: bool, only: tuple[str, ...], out: Path | None) -> None:  # noqa: FBT001  # a flag
    """Measure speed, size and memory on made data, each against a yardstick of the same run.

    Takes up to 15 minutes; needs no display and touches no project. The exit code is 0 whatever
    is found.
    """
    from variorum.bench.rows import as_json, as_table  # noqa: PLC0415  # lazy, as in main
    from variorum.bench.run import bench as run  # noqa: PLC0415  # lazy, as in main
    from variorum.bench.run import machine  # noqa: PLC0415  # lazy, as in main

    click.echo(machine(), err=True)
    scale = "quick" if quick else "full"
    rows = run(scale, only, lambda name: click.echo(f"{name} …", err=True))
    click.echo(as_table(rows), nl=False)
    if out is not None:
        write(as_json(rows).encode("utf-8"), out)
