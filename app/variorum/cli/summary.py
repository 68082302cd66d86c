"""The summary in every format, as bytes. What a format needs is loaded with it."""

from typing import TYPE_CHECKING

from variorum.cli.display import draw_unseen

if TYPE_CHECKING:
    from variorum.model.report import Picture
    from variorum.model.summary import Summary
    from variorum.workspace.session import Session

FORMATS = ("json", "text", "html", "pdf", "md", "docx")
BINARY = frozenset({"docx", "pdf"})
"""Formats that are no text: they need a file to be written to."""


def summary_as(session: "Session", form: str) -> bytes:
    """Return the summary of a project in one of `FORMATS`."""
    from variorum.workspace.reporting import summarise, summary_json  # noqa: PLC0415  # lazy

    found = summarise(session)
    if form == "json":
        return summary_json(found).encode("utf-8")
    if form == "text":
        from variorum.shell.summary_text import text_summary  # noqa: PLC0415  # lazy

        return text_summary(found).encode("utf-8")
    return _report(session, found, form)


def _report(session: "Session", found: "Summary", form: str) -> bytes:
    from variorum.shell.report.compose import compose  # noqa: PLC0415  # lazy
    from variorum.workspace.reporting import report  # noqa: PLC0415  # lazy

    pictures = None if form == "md" else _drawn(found, form)
    blocks = compose(report(session, found, pictures).result())
    if form == "html":
        from variorum.shell.report.html import to_html  # noqa: PLC0415  # lazy

        return to_html(found.title, blocks).encode("utf-8")
    if form == "md":
        from variorum.shell.report.markdown import to_markdown  # noqa: PLC0415  # lazy

        return to_markdown(blocks).encode("utf-8")
    if form == "pdf":
        from variorum.ui.report.pdf import to_pdf  # noqa: PLC0415  # Qt only where it is drawn

        return to_pdf(found.title, blocks)
    from variorum.shell.report.docx import to_docx  # noqa: PLC0415  # lazy

    return to_docx(found.title, blocks)


def _drawn(found: "Summary", form: str) -> "dict[str, Picture]":
    """Return the charts. Markdown has none, so that it can be had where Qt cannot run."""
    draw_unseen()
    from variorum.ui.app import make_application  # noqa: PLC0415  # Qt only where it is drawn
    from variorum.ui.report.pictures import drawings  # noqa: PLC0415  # the same

    make_application()
    page = form == "html"
    return dict(drawings(found, svg=page, png=not page))
