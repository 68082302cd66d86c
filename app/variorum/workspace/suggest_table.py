"""The table of actors as the analyst has it: the shipped one, and rows of a file of one's own."""

import json
from pathlib import Path

from variorum.model.errors import UserError
from variorum.suggest.phrases import Phrases
from variorum.suggest.table import Entry, shipped, with_own
from variorum.workspace.projects import data_dir


def own_table() -> Path:
    """Return where the analyst's own rows lie, if there are any: in the user's data folder."""
    return data_dir() / "actors.json"


def actors_table() -> Phrases[Entry]:
    """Return the shipped table with the analyst's own rows over it.

    Raises UserError ``suggest.table`` (path, reason) where the file is not of the table's form.
    """
    path = own_table()
    try:
        raw = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return shipped()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("suggest.table", path=str(path), reason=str(error)) from error
    try:
        return with_own(json.loads(raw))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UserError("suggest.table", path=str(path), reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"a row has no {error}"
    return str(error)
