"""What may be wrong with a file that articles are read from; `shell/errors.py` joins them."""

from collections.abc import Mapping

from variorum.shell.what_is_safe import PROJECT_SAFE

IMPORT_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "import.empty": ("{file} holds no text.", PROJECT_SAFE, "Nothing to do for this file."),
    "import.binary": (
        "{file} is not a text file.",
        PROJECT_SAFE,
        "Save it as plain text and import that.",
    ),
    "import.nul": (
        "{file} holds NUL characters, so it is no plain text.",
        PROJECT_SAFE,
        "Save it as plain text and import that.",
    ),
    "import.surrogate": (
        "{file} holds broken characters (lone surrogates).",
        PROJECT_SAFE,
        "Save it again as UTF-8 and import that.",
    ),
    "import.too_large": (
        "{file} is over {limit:,} bytes.",
        PROJECT_SAFE,
        "Split it into smaller articles.",
    ),
    "import.undecodable": (
        "{file} is in no known encoding.",
        PROJECT_SAFE,
        "Save it as UTF-8 and import that.",
    ),
    "import.unreadable": (
        "{file} could not be read: {problem}.",
        PROJECT_SAFE,
        "Check its permissions.",
    ),
    "import.not_a_file": (
        "{file} is not an ordinary file.",
        PROJECT_SAFE,
        "Choose a text file or a folder.",
    ),
    "import.unsupported": (
        "{file} is of a kind that cannot be imported yet.",
        PROJECT_SAFE,
        "Save it as HTML, PDF, Word or plain text, or paste the text.",
    ),
    "import.file_too_large": (
        "{file} is over 50 MB.",
        PROJECT_SAFE,
        "Save it without pictures, or split it.",
    ),
    "import.damaged": (
        "{file} is damaged, or is not what its name says.",
        PROJECT_SAFE,
        "Save it again where it comes from.",
    ),
    "import.scan": (
        "{file} holds pictures of pages and no text.",
        PROJECT_SAFE,
        "Have its text recognised (OCR) by another program and import that.",
    ),
    "import.dataset": (
        "{file} is a dataset of Variorum, not a table of articles.",
        PROJECT_SAFE,
        "Take it in with: variorum annotate PROJECT FILE.",
    ),
    "import.rows": (
        "{file} has over {limit} rows.",
        PROJECT_SAFE,
        "Split it into smaller tables.",
    ),
    "import.columns": (
        "{file} has no column for: {wanted}. Its columns are: {columns}.",
        PROJECT_SAFE,
        "Name it: variorum import PROJECT FILE --column text=COLUMN.",
    ),
    "import.locked": (
        "{file} is locked by a password or packed in an unknown way.",
        PROJECT_SAFE,
        "Save it without a password and import that.",
    ),
    "import.bomb": (
        "{file} holds more than an article can.",
        PROJECT_SAFE,
        "Save only the text and import that.",
    ),
    "import.no_article": (
        "No article was found in {file}.",
        PROJECT_SAFE,
        "Copy its text and paste it.",
    ),
    "limited.costly": (
        "Reading {file} would take more memory or time than a file of its size may.",
        PROJECT_SAFE,
        "Save only the text and import that.",
    ),
    "limited.failed": (
        "{file} could not be read ({problem}).",
        PROJECT_SAFE,
        "Save it anew in the program it is from, or only its text.",
    ),
    "import.article": (
        "There is no article {article} in this project.",
        PROJECT_SAFE,
        "Name it by its label, such as A, or by its id.",
    ),
    "import.same_text": (
        "{file} holds a text this project has already, in {article}.",
        PROJECT_SAFE,
        "Nothing to do for this file.",
    ),
    "original.not_kept": (
        "The file {file} was not kept with its text.",
        PROJECT_SAFE,
        "Import with --keep-originals to keep files from now on.",
    ),
    "original.damaged": (
        "A file that was kept is not the one that was imported ({sha256}).",
        "The texts and tags are not affected.",
        "Run a check of the project.",
    ),
    "import.missing": ("There is no {file}.", PROJECT_SAFE, "Check the name."),
}
