"""What may go wrong in caring for project files; `shell/errors.py` joins them."""

from collections.abc import Mapping

SAFETY_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "rescue.nothing": (
        "Nothing of a Variorum project could be found in {path}.",
        "The file was not changed.",
        "Choose another copy of it, if there is one.",
    ),
    "history.nobody": (
        "Nobody called {name} did anything in this project.",
        "Nothing was changed.",
        "Leave --by out to see everybody's names.",
    ),
    "history.unknown": (
        "The project's history knows nothing with the id or label {record}.",
        "Nothing was changed.",
        "Name an article by its label, anything else by its id.",
    ),
    "restore.none": (
        "There is no copy number {number} of this project.",
        "The project is as it was.",
        "Choose one that “variorum restore PROJECT” lists.",
    ),
}
