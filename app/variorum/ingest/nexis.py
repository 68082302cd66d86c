"""An export of Nexis Uni in Word's format, split into its articles."""

from variorum.ingest.incoming import Extracted


def split(whole: Extracted) -> list[Extracted]:
    """Return the articles, or nothing if this is no such export."""
    del whole
    return []
