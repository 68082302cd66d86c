"""What may go wrong when tags of other programs come in; `shell/errors.py` joins them."""

from collections.abc import Mapping

from variorum.shell.what_is_safe import PROJECT_SAFE

EXCHANGE_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "exchange.format": (
        "There is no format “{form}” to read tags from.",
        PROJECT_SAFE,
        "Use one that “variorum formats” lists.",
    ),
    "exchange.package": (
        "{form} needs the package {package}, which is not installed.",
        PROJECT_SAFE,
        "Install it: pip install {package}.",
    ),
    "exchange.missing": (
        "There is no file {file}.",
        PROJECT_SAFE,
        "Give the path of a file that is there.",
    ),
    "exchange.unreadable": (
        "{file} cannot be read ({problem}).",
        PROJECT_SAFE,
        "See that the file is there and may be read.",
    ),
    "exchange.not_a_file": (
        "{file} is a link, a device or the like, and no file of its own.",
        PROJECT_SAFE,
        "Give the path of the file itself.",
    ),
    "exchange.too_large": (
        "{file} is larger than what is read at once.",
        PROJECT_SAFE,
        "Export it in parts and take these in one by one.",
    ),
    "exchange.encoding": (
        "{file} is not UTF-8.",
        PROJECT_SAFE,
        "Export it as UTF-8.",
    ),
    "exchange.json": (
        "{file} is no whole JSON ({problem}).",
        PROJECT_SAFE,
        "Export it again.",
    ),
    "exchange.xml": (
        "{file} is no XML that is read here ({problem}).",
        PROJECT_SAFE,
        "Export it again.",
    ),
    "exchange.zip": (
        "{file} is damaged, or no archive at all.",
        PROJECT_SAFE,
        "Export it again.",
    ),
    "exchange.locked": (
        "{file} has a password, or is packed in a way that is not read here.",
        PROJECT_SAFE,
        "Export it without a password.",
    ),
    "exchange.unfit": (
        "{file} does not hold what {form} has{problem}.",
        PROJECT_SAFE,
        "Name the format it has with --format.",
    ),
    "exchange.unknown": (
        "Nothing in {file} tells which program wrote it.",
        PROJECT_SAFE,
        "Name its format with --format; “variorum formats” lists them.",
    ),
    "exchange.undecided": (
        "Nobody has said what these labels become: {labels}.",
        PROJECT_SAFE,
        "Say so for each: --map LABEL=actor, claim, stance, figure or skip.",
    ),
    "exchange.mapping": (
        "“{text}” does not say what a label becomes.",
        PROJECT_SAFE,
        "Write LABEL=KIND, such as PER=actor/person, or LABEL=skip.",
    ),
}
