"""What may go wrong, each in three short sentences: what happened, what is safe, what to do."""

from collections.abc import Mapping

from variorum.shell.dataset_errors import DATASET_ERRORS
from variorum.shell.exchange_errors import EXCHANGE_ERRORS
from variorum.shell.place_errors import PLACE_ERRORS
from variorum.shell.safety_errors import SAFETY_ERRORS

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
    "project.unreadable": (
        "{path} cannot be read: {problem}.",
        _UNTOUCHED,
        "Check its permissions.",
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
        "{file} is over {limit:,} bytes.",
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
        "Save it as HTML, PDF, Word or plain text, or paste the text.",
    ),
    "import.file_too_large": (
        "{file} is over 50 MB.",
        _PROJECT_SAFE,
        "Save it without pictures, or split it.",
    ),
    "import.damaged": (
        "{file} is damaged, or is not what its name says.",
        _PROJECT_SAFE,
        "Save it again where it comes from.",
    ),
    "import.scan": (
        "{file} holds pictures of pages and no text.",
        _PROJECT_SAFE,
        "Have its text recognised (OCR) by another program and import that.",
    ),
    "import.dataset": (
        "{file} is a dataset of Variorum, not a table of articles.",
        _PROJECT_SAFE,
        "Take it in with: variorum annotate PROJECT FILE.",
    ),
    "import.rows": (
        "{file} has over {limit} rows.",
        _PROJECT_SAFE,
        "Split it into smaller tables.",
    ),
    "import.columns": (
        "{file} has no column for: {wanted}. Its columns are: {columns}.",
        _PROJECT_SAFE,
        "Name it: variorum import PROJECT FILE --column text=COLUMN.",
    ),
    "import.locked": (
        "{file} is locked by a password or packed in an unknown way.",
        _PROJECT_SAFE,
        "Save it without a password and import that.",
    ),
    "import.bomb": (
        "{file} holds more than an article can.",
        _PROJECT_SAFE,
        "Save only the text and import that.",
    ),
    "import.no_article": (
        "No article was found in {file}.",
        _PROJECT_SAFE,
        "Copy its text and paste it.",
    ),
    "limited.costly": (
        "Reading {file} would take more memory or time than a file of its size may.",
        _PROJECT_SAFE,
        "Save only the text and import that.",
    ),
    "limited.failed": (
        "{file} could not be read ({problem}).",
        _PROJECT_SAFE,
        "Save it anew in the program it is from, or only its text.",
    ),
    "import.article": (
        "There is no article {article} in this project.",
        _PROJECT_SAFE,
        "Name it by its label, such as A, or by its id.",
    ),
    "import.same_text": (
        "{file} holds a text this project has already, in {article}.",
        _PROJECT_SAFE,
        "Nothing to do for this file.",
    ),
    "original.not_kept": (
        "The file {file} was not kept with its text.",
        _PROJECT_SAFE,
        "Import with --keep-originals to keep files from now on.",
    ),
    "original.damaged": (
        "A file that was kept is not the one that was imported ({sha256}).",
        "The texts and tags are not affected.",
        "Run a check of the project.",
    ),
    "import.missing": ("There is no {file}.", _PROJECT_SAFE, "Check the name."),
    # acts
    "actor.cycle": (
        "{name} cannot belong to itself, not even by way of others.",
        _PROJECT_SAFE,
        "Choose another parent.",
    ),
    "actor.merge_self": (
        "{name} cannot be merged with itself.",
        _PROJECT_SAFE,
        "Choose another actor.",
    ),
    "actor.missing": (
        "This actor is not in the project any more.",
        _PROJECT_SAFE,
        "Choose another actor.",
    ),
    "claim.polarity": (
        "It is not said what the claim does.",
        _PROJECT_SAFE,
        "Choose asserts, denies or withholds first (Alt+1 to Alt+3).",
    ),
    "claim.none": ("No proposition is ticked.", _PROJECT_SAFE, "Tick one, or name a new one."),
    "group.few": ("Nothing here would become one.", _PROJECT_SAFE, "Tick what belongs together."),
    "merge.missing": (
        "What was to be merged is not in the project any more.",
        _PROJECT_SAFE,
        "Choose another.",
    ),
    "merge.self": ("{name} cannot be merged with itself.", _PROJECT_SAFE, "Choose another."),
    "split.apart": ("{name} was not merged into anything.", _PROJECT_SAFE, ""),
    "split.nothing": (
        "None of these tags would leave {name}.",
        _PROJECT_SAFE,
        "Choose tags of it, and another to give them to.",
    ),
    "alias.empty": ("An alias needs a name.", _PROJECT_SAFE, "Type one."),
    "alias.known": ("“{alias}” is known as a name of {name}.", _PROJECT_SAFE, ""),
    "suggest.article": (
        "No article here has the label or id “{article}”.",
        _PROJECT_SAFE,
        "Run the command without --article to see the labels.",
    ),
    "suggest.table": (
        "Your own table of actors, {path}, cannot be read: {reason}.",
        "Suggestions rest on the shipped table meanwhile.",
        "Mend the file or take it away, and open the project again.",
    ),
    "article.missing": (
        "This article is not in the project any more.",
        _PROJECT_SAFE,
        "Choose another article.",
    ),
    "article.damaged": (
        "The text of “{title}” is not what was imported.",
        _UNTOUCHED,
        "Run a check, and open a backup copy.",
    ),
    "independence.self": (
        "{name} is one origin: there is nothing to rule on.",
        _PROJECT_SAFE,
        "Choose two different origins.",
    ),
    "relation.self": (
        "A statement cannot contradict itself here: both are the same.",
        _PROJECT_SAFE,
        "Choose two different ones.",
    ),
    "overrule.reason": (
        "A status of your own needs a reason.",
        _PROJECT_SAFE,
        "Write why the computed one does not hold.",
    ),
    "brief.unnamed": ("A brief needs a name.", _PROJECT_SAFE, "Give it one."),
    "link.known": ("{name} is linked already.", _PROJECT_SAFE, ""),
    "link.missing": (
        "This {kind} is not in the project any more.",
        _PROJECT_SAFE,
        "Choose another one.",
    ),
    "link.unnamed": ("A new {kind} needs a name.", _PROJECT_SAFE, "Type one."),
    "tag.date": (
        "“{value}” is no date.",
        _PROJECT_SAFE,
        "Write 2023, 2023-09, 2023-09-14 or a range a/b.",
    ),
    "tag.empty": ("There is nothing to tag here.", _PROJECT_SAFE, "Put the caret on a word."),
    "tag.outside": ("That lies outside the text.", _PROJECT_SAFE, "Choose a part of the text."),
    "tag.range": (
        "The lower value {low} is above the higher one.",
        _PROJECT_SAFE,
        "Exchange the two values.",
    ),
    "tag.strength": ("A strength is 1, 2 or 3, not {value}.", _PROJECT_SAFE, "Type one of them."),
    # the store, in detail
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
    **DATASET_ERRORS,
    **EXCHANGE_ERRORS,
    **SAFETY_ERRORS,
    **PLACE_ERRORS,
}
