"""The command line shell."""

from variorum.cli.main import main

__all__ = ["main"]
