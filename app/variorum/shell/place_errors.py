"""What may happen to a project file while it is open; `shell/errors.py` joins them."""

from collections.abc import Mapping

PLACE_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "project.gone": (
        "The project file {path} was moved, deleted or replaced while it is open here.",
        "All that is open is still here, but nothing more can be saved in it.",
        "Save a copy before you close it.",
    ),
    "project.overwritten": (
        "Another program wrote over the project file {path} while it is open.",
        "What was done here before it may be found in a copy.",
        "Go on from the last copy; the file itself is left as it is now.",
    ),
    "store.busy": (
        "Another program holds the project file, so the act was not saved.",
        "All that was shown as saved is safe.",
        "Close that program (a backup, a synchroniser), then do it again.",
    ),
    "store.damaged": (
        "The project file was damaged while it is open, so the act was not saved.",
        "What had been saved before may be found in a copy.",
        "Save a copy; if that fails, go on from the last copy or rescue the file.",
    ),
    "store.overwritten": (
        "Another program wrote over the project file while it is open, so the act was not saved.",
        "What had been saved before may be found in a copy.",
        "Go on from the last copy; the file itself is left as it is now.",
    ),
    "store.unwritable": (
        "The project file cannot be written any more, so the act was not saved.",
        "All that was shown as saved is safe.",
        "Save a copy elsewhere, or check the permissions of the file and its folder.",
    ),
}
