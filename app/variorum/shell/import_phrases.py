"""What reading a file did, in words: how it was decoded, what was dropped, what was left out."""

from collections.abc import Iterable

from variorum.shell.phrases import Translate, english
from variorum.shell.wording import counted

_CHARSET = {
    "charset:bom": "{encoding}, by the mark at its beginning",
    "charset:declared": "{encoding}, as the message declares",
    "charset:meta": "{encoding}, as the page declares",
    "charset:utf-8": "{encoding}",
    "charset:guessed": "{encoding} is a guess: look at the accents",
    "charset:chosen": "{encoding}, as you chose",
}
_COUNTED = {
    "charset:replaced": ("{n} character could not be read", "{n} characters could not be read"),
    "characters:dropped": ("{n} control character dropped", "{n} control characters dropped"),
    "left_out:words": ("{n} word left out", "{n} words left out"),
    "insertions:words": ("{n} inserted word kept", "{n} inserted words kept"),
    "deletions:words": ("{n} deleted word dropped", "{n} deleted words dropped"),
    "hyphens:joined": ("{n} parted word joined", "{n} parted words joined"),
    "pages:without_text": (
        "{n} page is a picture without text",
        "{n} pages are pictures without text",
    ),
    "attachments:left_out": ("{n} attachment left out", "{n} attachments left out"),
    "columns:left_out": ("{n} column left out", "{n} columns left out"),
    "rows:without_text": ("{n} row without text left out", "{n} rows without text left out"),
    "sheets:left_out": ("{n} other sheet left out", "{n} other sheets left out"),
    "notes:appended": ("{n} note put at the end", "{n} notes put at the end"),
}
_SAID = {
    "headline:added": "headline put in front",
    "deletions:kept": "words deleted with tracking may be in it",
}
_NAMED = {
    "column:text": "text of the column {name}",
    "charset:unfit": "declared as {name}, which does not fit",
}


def reading_notes(encoding: str, steps: Iterable[str], tr: Translate = english) -> list[str]:
    """Return what the analyst should know of how a text was read, one short phrase each."""
    notes: list[str] = []
    for step in steps:
        name, _, value = step.partition("=")
        if name in _CHARSET:
            notes.append(tr(_CHARSET[name]).format(encoding=encoding))
        elif name in _SAID:
            notes.append(tr(_SAID[name]))
        elif name in _NAMED:
            notes.append(tr(_NAMED[name]).format(name=value))
        elif name in _COUNTED:
            notes.append(counted(int(value), *_COUNTED[name], tr))
    return notes
