"""`variorum original`: where an article's text is from, and the file itself if it was kept."""

from variorum.shell.import_phrases import reading_notes
from variorum.workspace.originals import origin_of, original_of
from variorum.workspace.session import Session
from variorum.workspace.versions import article_called, left_behind


def told(session: Session, label: str) -> str:
    """Return what is known of the origin, a line each: name, tab, value."""
    article = article_called(session, label)
    origin = origin_of(session, article.id)
    left = left_behind(session, article.id)
    lines = [
        ("file", origin.file_name),
        ("sha256", origin.sha256),
        ("kept", "no" if origin.kept is None else f"{origin.kept} bytes"),
        ("read by", origin.extractor),
        ("how", "; ".join(reading_notes(origin.encoding, origin.steps)) or origin.encoding),
        ("text", f"{origin.number}, imported {origin.imported}"),
        *(("left in an older text", f"{tag.kind} {' '.join(tag.quote.split())}") for tag in left),
    ]
    return "".join(f"{name}\t{value}\n" for name, value in lines if value)


def original(session: Session, label: str) -> bytes:
    """Return the file. Raises UserError import.article, original.not_kept."""
    return original_of(session, article_called(session, label).id)
