"""Sentences for what may go wrong and for what was done. Both shells use them.

A translator `tr` takes a template and returns it in the analyst's language; the default is English.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from variorum.model.errors import UserError

Translate = Callable[[str], str]


def english(template: str) -> str:
    """Return the template as it is written here."""
    return template


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, what is safe, what to do."""

    what: str
    safe: str
    do: str

    def __str__(self) -> str:
        """Return it as one line for a terminal."""
        return " ".join(part for part in (self.what, self.safe, self.do) if part)


_UNTOUCHED = "The file was not changed."
_PROJECT_SAFE = "The project is as it was."
_NOTHING_WRITTEN = "Nothing was written."

ERRORS: Mapping[str, tuple[str, str, str]] = {
    # project files
    "project.missing": ("There is no project at {path}.", "", "Check the name, or create one."),
    "project.exists": (
        "{path} exists already.",
        _UNTOUCHED,
        "Choose another name, or open that project.",
    ),
    "project.not_a_file": (
        "{path} is not an ordinary file.",
        _NOTHING_WRITTEN,
        "Choose a project file.",
    ),
    "project.not_sqlite": (
        "{path} is not a Variorum project.",
        _UNTOUCHED,
        "Choose a file that ends in .variorum.",
    ),
    "project.foreign": (
        "{path} belongs to another program.",
        _UNTOUCHED,
        "Choose a Variorum project.",
    ),
    "project.newer": (
        "{path} was made by a newer version of Variorum.",
        _UNTOUCHED,
        "Install the newer version to open it.",
    ),
    "project.damaged": (
        "{path} is damaged: {problem}.",
        _UNTOUCHED,
        "Open a backup copy of it.",
    ),
    "project.unwritable": (
        "{path} cannot be written: {problem}.",
        _UNTOUCHED,
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
        "The project file was moved or deleted, so the act was not saved.",
        "All that is open can still be exported.",
        "Save a copy.",
    ),
    "store.failed": (
        "The act could not be saved: {problem}.",
        "All that was shown as saved is safe.",
        "Save a copy, then run a check.",
    ),
    # articles in
    "import.empty": ("{file} holds no text.", _PROJECT_SAFE, "Nothing to do for this file."),
    "import.binary": (
        "{file} is not a text file.",
        _PROJECT_SAFE,
        "Save it as plain text and import that.",
    ),
    "import.nul": (
        "{file} holds NUL characters, so it is no plain text.",
        _PROJECT_SAFE,
        "Save it as plain text and import that.",
    ),
    "import.surrogate": (
        "{file} holds broken characters (lone surrogates).",
        _PROJECT_SAFE,
        "Save it again as UTF-8 and import that.",
    ),
    "import.too_large": (
        "{file} is over 5 MB.",
        _PROJECT_SAFE,
        "Split it into smaller articles.",
    ),
    "import.undecodable": (
        "{file} is in no known encoding.",
        _PROJECT_SAFE,
        "Save it as UTF-8 and import that.",
    ),
    "import.unreadable": (
        "{file} could not be read: {problem}.",
        _PROJECT_SAFE,
        "Check its permissions.",
    ),
    "import.not_a_file": (
        "{file} is not an ordinary file.",
        _PROJECT_SAFE,
        "Choose a text file or a folder.",
    ),
    "import.unsupported": (
        "{file} is of a kind that cannot be imported yet.",
        _PROJECT_SAFE,
        "Import .txt and .md files, or paste the text.",
    ),
    "import.missing": ("There is no {file}.", _PROJECT_SAFE, "Check the name."),
}


def error(failure: UserError, tr: Translate = english) -> Message:
    """Return the sentences for an error; raise KeyError for a code nobody has words for."""
    what, safe, do = (tr(part) if part else "" for part in ERRORS[failure.code])
    return Message(what.format(**failure.params), safe, do)


ACTS: Mapping[str, str] = {
    "annotator.join": "join as {name}",
    "import": "import of {count} article(s)",
    "project.create": "new project",
    "tag.actor": "actor “{quote}”",
    "tag.claim": "claim “{quote}”",
    "tag.stance": "stance “{quote}”",
    "tag.figure": "figure “{quote}”",
}

_QUOTE_SHOWN = 32


def act(name: str, params: Mapping[str, str], tr: Translate = english) -> str:
    """Return what an act is called in the Undo menu; raise KeyError for an unknown act."""
    shown = {key: _shortened(value) for key, value in params.items()}
    return tr(ACTS[name]).format(**shown)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTE_SHOWN else flat[: _QUOTE_SHOWN - 1].rstrip() + "…"
