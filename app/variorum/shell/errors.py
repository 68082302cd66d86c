"""What may go wrong, each in three short sentences: what happened, what is safe, what to do."""

from collections.abc import Mapping

from variorum.shell.act_errors import ACT_ERRORS
from variorum.shell.dataset_errors import DATASET_ERRORS
from variorum.shell.exchange_errors import EXCHANGE_ERRORS
from variorum.shell.import_errors import IMPORT_ERRORS
from variorum.shell.place_errors import PLACE_ERRORS
from variorum.shell.safety_errors import SAFETY_ERRORS
from variorum.shell.what_is_safe import UNTOUCHED

_NOTHING_WRITTEN = "Nothing was written."

ERRORS: Mapping[str, tuple[str, str, str]] = {
    # project files
    "project.missing": ("There is no project at {path}.", "", "Check the name, or create one."),
    "project.exists": (
        "{path} exists already.",
        UNTOUCHED,
        "Choose another name, or open that project.",
    ),
    "project.not_a_file": (
        "{path} is not an ordinary file.",
        _NOTHING_WRITTEN,
        "Choose a project file.",
    ),
    "project.not_sqlite": (
        "{path} is not a Variorum project.",
        UNTOUCHED,
        "Choose another file, or have what can be read of it rescued.",
    ),
    "project.foreign": (
        "{path} belongs to another program.",
        UNTOUCHED,
        "Choose a Variorum project.",
    ),
    "project.newer": (
        "{path} was made by a newer version of Variorum.",
        UNTOUCHED,
        "Install the newer version to open it.",
    ),
    "project.damaged": (
        "{path} is damaged: {problem}.",
        UNTOUCHED,
        "Open a backup copy of it.",
    ),
    "project.unreadable": (
        "{path} cannot be read: {problem}.",
        UNTOUCHED,
        "Check its permissions.",
    ),
    "project.unwritable": (
        "{path} cannot be written: {problem}.",
        UNTOUCHED,
        "Check the folder's permissions and free space.",
    ),
    "project.sidecar": (
        "{path} came from elsewhere with an unfinished journal beside it.",
        "Neither file was opened.",
        "Ask the sender for a copy saved after closing the project.",
    ),
    "project.read_only": (
        "{path} is open read-only: {owner} has it open.",
        "Nothing was changed.",
        "Close it there, then open it here again.",
    ),
    "qt.libraries": (
        "The window cannot be drawn: {problem}.",
        "Commands that draw nothing work.",
        "Debian: apt install libegl1 libxkbcommon-x11-0 libxcb-cursor0 libdbus-1-3 libfontconfig1.",
    ),
    "window.no_display": (
        "There is no display to show a window on.",
        "Nothing was changed.",
        "Start a desktop session, or use the commands that need none (variorum --help).",
    ),
    # the store
    "store.stale": (
        "This was changed meanwhile, so the act was not saved.",
        "The project shows what is on disk.",
        "Do it again.",
    ),
    "store.quote": (
        "A tag does not fit its text any more, so the act was not saved.",
        "The project shows what is on disk.",
        "Run a check of the project.",
    ),
    "store.reference": (
        "The act points at something that is not in the project, so it was not saved.",
        "The project shows what is on disk.",
        "Do it again.",
    ),
    "store.disk_full": (
        "The disk is full, so the act was not saved.",
        "All that was shown as saved is safe.",
        "Free some space, then do it again.",
    ),
    "store.gone": (
        "The project file was moved, deleted or replaced, so the act was not saved.",
        "All that is open can still be exported.",
        "Save a copy.",
    ),
    "store.failed": (
        "The act could not be saved: {problem}.",
        "All that was shown as saved is safe.",
        "Save a copy, then run a check.",
    ),
    "store.range": (
        "A tag lies outside its text, so the act was not saved.",
        "The project shows what is on disk.",
        "Do it again.",
    ),
    "store.fingerprint": (
        "A text is not what its fingerprint says, so the act was not saved.",
        "The project shows what is on disk.",
        "Run a check of the project.",
    ),
    "store.frozen": (
        "The text of an article never changes, so the act was not saved.",
        "The project shows what is on disk.",
        "Import the corrected text as a new article.",
    ),
    **ACT_ERRORS,
    **DATASET_ERRORS,
    **EXCHANGE_ERRORS,
    **IMPORT_ERRORS,
    **PLACE_ERRORS,
    **SAFETY_ERRORS,
}
