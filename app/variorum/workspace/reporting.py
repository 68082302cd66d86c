"""The summary as data and as text, for the command line."""

import json

from variorum.model.summary import Summary
from variorum.summary.plain import to_json
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session


def summarise(session: Session) -> Summary:
    """Return the summary of a project, waiting for it."""
    reconciler = Reconciler(session)
    try:
        return reconciler.summary().result()
    finally:
        reconciler.close()


def summary_json(summary: Summary) -> str:
    """Return the summary as JSON (schema: summary-1), keys sorted, one final newline."""
    return json.dumps(to_json(summary), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
