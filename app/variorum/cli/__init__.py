"""The command line shell."""


def main() -> None:
    """Run the command line."""
    raise SystemExit(2)
