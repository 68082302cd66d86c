"""Where a project lies, in words: what may go wrong there, and what to do about it."""

from collections.abc import Mapping

from variorum.model.concern import Concern
from variorum.shell.phrases import Message, Translate, english

_CONCERNS: Mapping[str, tuple[str, str, str]] = {
    "network": (
        "This project lies on a network share ({about}).",
        "Two people may write to it at once there, and a lost connection may damage it.",
        "Keep it on this computer's own disk, and give others a copy.",
    ),
    "cloud": (
        "This project lies in a folder that {about} keeps in step with other machines.",
        "{about} may replace the file while it is open, and what is done then cannot be saved.",
        "Keep it in another folder, and put copies of it into that one.",
    ),
    "read_only": (
        "This project lies on a disk that cannot be written to.",
        "It can be read and exported; nothing can be tagged in it.",
        "Save a copy on another disk to work in it.",
    ),
    "full": (
        "The disk of this project is nearly full: {about} are left.",
        "All that is shown as saved is safe, but soon nothing more can be saved.",
        "Free some space before you go on.",
    ),
}

_MARKS: Mapping[str, str] = {
    "network": "Network share",
    "cloud": "{about} folder",
    "read_only": "Read-only disk",
    "full": "Disk nearly full",
}

_MEGABYTE = 1_000_000


def concern(found: Concern, tr: Translate = english) -> Message:
    """Return the sentences for a concern: what it is, what is safe, what to do."""
    what, safe, do = (tr(part).format(about=_about(found)) for part in _CONCERNS[found.code])
    return Message(what, safe, do)


def mark(found: Concern, tr: Translate = english) -> str:
    """Return the few words of a concern that stay in sight."""
    return tr(_MARKS[found.code]).format(about=_about(found))


def _about(found: Concern) -> str:
    if found.code != "full":
        return found.about
    return f"{int(found.about) // _MEGABYTE:,} MB"
