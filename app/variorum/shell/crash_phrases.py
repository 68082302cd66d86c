"""What is said at a start after a run that did not end as it should."""

from collections.abc import Mapping

from variorum.shell.phrases import Message, Translate, english

_WHAT: Mapping[str, str] = {
    "error": "Variorum met an error of its own last time.",
    "crash": "Variorum crashed last time.",
    "killed": "Variorum was ended from outside last time, or the computer went off.",
}
_HOW: Mapping[str, str] = {
    "error": "an error of the program, which went on",
    "crash": "the program crashed",
    "killed": "the program was ended from outside, or the computer went off",
}


def how(ended: str, tr: Translate = english) -> str:
    """Return in a few words how a run ended, for the report."""
    return tr(_HOW[ended])


def unopened(ended: str, tr: Translate = english) -> Message:
    """Return what to say while no project of that run is open."""
    return Message(
        tr(_WHAT[ended]),
        tr("What was shown as saved is on disk; a project is checked by Tools, Check project."),
        "",
    )


def whole(ended: str, tr: Translate = english) -> Message:
    """Return what to say once the project of that run was checked and is sound."""
    return Message(
        tr(_WHAT[ended]),
        tr("Nothing is lost: the project was checked and holds all that was shown as saved."),
        tr("You are where you were; only what was being typed may have to be typed again."),
    )


def damaged(ended: str, count: int, tr: Translate = english) -> Message:
    """Return what to say where the check found something."""
    return Message(
        tr(_WHAT[ended]),
        tr("The check of the project found {n} problems.").format(n=count),
        tr("Go back to a copy by “variorum restore”, or save what is there by “variorum rescue”."),
    )
