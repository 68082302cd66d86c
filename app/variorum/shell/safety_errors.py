"""What may go wrong in caring for project files; `shell/errors.py` joins them."""

from collections.abc import Mapping

SAFETY_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "rescue.nothing": (
        "Nothing of a Variorum project could be found in {path}.",
        "The file was not changed.",
        "Choose another copy of it, if there is one.",
    ),
    "restore.none": (
        "There is no copy number {number} of this project.",
        "The project is as it was.",
        "Choose one that “variorum restore PROJECT” lists.",
    ),
}
