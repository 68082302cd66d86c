"""Sentences for why a status moved: the acts that touched a proposition, and what they did."""

from collections.abc import Mapping
from datetime import datetime

from variorum.model.cause import Cause, Causes, Touch
from variorum.shell import phrases
from variorum.shell.phrases import Translate, english
from variorum.shell.wording import counted

TOUCHES: Mapping[Touch, tuple[str, str]] = {
    Touch.TAGGED: ("{n} tag added", "{n} tags added"),
    Touch.CHANGED: ("{n} tag changed", "{n} tags changed"),
    Touch.UNTAGGED: ("{n} tag deleted", "{n} tags deleted"),
    Touch.PROPOSITION: ("the proposition changed", "{n} propositions changed"),
    Touch.MERGED: ("merged", "{n} merged"),
    Touch.SPLIT: ("parted", "{n} parted"),
    Touch.ACTOR: ("an actor changed", "{n} actors changed"),
    Touch.TIED: ("a tie of an actor", "ties of {n} actors"),
    Touch.INDEPENDENCE: ("a ruling on independence", "{n} rulings on independence"),
    Touch.ORIGIN: ("a shared origin", "{n} shared origins"),
    Touch.COPY: ("a copied article", "{n} copied articles"),
    Touch.ADJUDICATED: ("an article adjudicated", "{n} articles adjudicated"),
    Touch.IMPORTED: ("an article imported", "{n} articles imported"),
    Touch.ARTICLE: ("details of an article", "details of {n} articles"),
    Touch.REGION: ("a region", "{n} regions"),
    Touch.OUTLET: ("details of an outlet", "details of {n} outlets"),
}


def act(cause: Cause, tr: Translate = english) -> str:
    """Return what an act is called: "Deletion of “…”", "Undone: deletion of “…”"."""
    said = phrases.act(cause.act, dict(cause.params), tr)
    if cause.taken_back:
        return tr("Undone: {act}").format(act=said)
    return said[:1].upper() + said[1:]


def touched(cause: Cause, tr: Translate = english) -> str:
    """Return what an act did to the grounds of the status: "2 tags added, 1 tag changed"."""
    return ", ".join(counted(n, *TOUCHES[touch], tr) for touch, n in cause.touches)


def when(cause: Cause) -> tuple[str, str]:
    """Return the day (ISO) and the time of an act, as the clock of this machine has it."""
    moment = datetime.fromisoformat(cause.when).astimezone()
    return moment.date().isoformat(), moment.strftime("%H:%M")


def how_many(causes: Causes, tr: Translate = english) -> str:
    """Return how many acts touched a proposition, and how many of them are told."""
    told = counted(causes.count, "{n} act touched it", "{n} acts touched it", tr)
    if causes.count > len(causes.shown):
        return tr("{told}; the last {n} are told").format(told=told, n=len(causes.shown))
    return told if causes.count else tr("No act on record touched it")
