"""What may go wrong in caring for project files; `shell/errors.py` joins them."""

from collections.abc import Mapping

SAFETY_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "rescue.nothing": (
        "Nothing of a Variorum project could be found in {path}.",
        "The file was not changed.",
        "Choose another copy of it, if there is one.",
    ),
    "history.nobody": (
        "Nobody called {name} did anything in this project.",
        "Nothing was changed.",
        "Leave --by out to see everybody's names.",
    ),
    "history.unknown": (
        "The project's history knows nothing with the id or label {record}.",
        "Nothing was changed.",
        "Name an article by its label, anything else by its id.",
    ),
    "handover.article": (
        "There is no article {article} in this project.",
        "Nothing was written.",
        "Name it by its label, as the library shows it.",
    ),
    "handover.outlet": (
        "There is no outlet {outlet} in this project.",
        "Nothing was written.",
        "Write its name as the article's details have it.",
    ),
    "handover.author": (
        "No article here is by {author}, and no analyst has that name.",
        "Nothing was written.",
        "Write the byline or the analyst's name as the project has it.",
    ),
    "handover.nothing": (
        "Nothing was named that is to be taken out.",
        "Nothing was written.",
        "Name articles, outlets or authors, or ask for a plain copy instead.",
    ),
    "handover.all": (
        "No article would be left.",
        "Nothing was written.",
        "Take out fewer sources.",
    ),
    "restore.none": (
        "There is no copy number {number} of this project.",
        "The project is as it was.",
        "Choose one that “variorum restore PROJECT” lists.",
    ),
}
