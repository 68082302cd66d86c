"""Verdicts, counts and reading put together as the one value that screens and reports show."""
