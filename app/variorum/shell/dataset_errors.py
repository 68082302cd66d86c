"""What may go wrong on the way out and in with datasets; see `shell.errors`."""

from collections.abc import Mapping

from variorum.shell.what_is_safe import PROJECT_SAFE

_NOTHING_WRITTEN = "Nothing was written."

DATASET_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "export.analyst": (
        "No analyst here is called “{analyst}”.",
        _NOTHING_WRITTEN,
        "Use a name as the panel shows it, or an id.",
    ),
    "export.article": (
        "No article here has the label or id “{article}”.",
        _NOTHING_WRITTEN,
        "Use a label such as A, or an id.",
    ),
    "export.format": (
        "There is no format “{form}”.",
        _NOTHING_WRITTEN,
        "Use one that “variorum formats” lists.",
    ),
    "export.lossy": (
        "{form} cannot carry all of it.",
        _NOTHING_WRITTEN,
        "Choose another format, or write it without --strict.",
    ),
    "export.package": (
        "{form} needs the package {package}, which is not installed.",
        _NOTHING_WRITTEN,
        "Install it: pip install {package}.",
    ),
    "export.texts": (
        "{form} cannot be written without the texts of the articles.",
        _NOTHING_WRITTEN,
        "Choose another format, or write it with them.",
    ),
    "export.exists": (
        "{path} holds other things.",
        _NOTHING_WRITTEN,
        "Choose a new name.",
    ),
    "export.unwritable": (
        "{path} cannot be written: {problem}.",
        "What was there is as it was.",
        "Check the folder and the free space.",
    ),
    "export.damaged": (
        "The {record} {id} does not fit its text.",
        _NOTHING_WRITTEN,
        "Run a check of the project.",
    ),
    "dataset.choice": (
        "Line {line}: {field} of this {record} cannot be {value}.",
        PROJECT_SAFE,
        "Write one of: {choices}.",
    ),
    "dataset.conflict": (
        "Line {line}: the {record} {id} is in the project with other content.",
        PROJECT_SAFE,
        "Use --update to take the file's version.",
    ),
    "dataset.context": (
        "Line {line}: the {field} of this tag does not fit the text around it.",
        PROJECT_SAFE,
        "Correct the span or leave the {field} out.",
    ),
    "dataset.date": (
        "Line {line}: {field} is “{value}”, which is no date.",
        PROJECT_SAFE,
        "Write 2023, 2023-09, 2023-09-14 or a range a/b.",
    ),
    "dataset.duplicate": (
        "Line {line}: the id {id} stands on line {first} already.",
        PROJECT_SAFE,
        "Give each record an id of its own.",
    ),
    "dataset.encoding": (
        "Line {line}: this is not UTF-8.",
        PROJECT_SAFE,
        "Save the file as UTF-8.",
    ),
    "dataset.field": (
        "Line {line}: a {record} has no field {field}.",
        PROJECT_SAFE,
        "Compare with the JSON Schema.",
    ),
    "dataset.format": (
        "Line {line}: the format is “{format}”, not variorum-dataset.",
        PROJECT_SAFE,
        "Choose a Variorum dataset.",
    ),
    "dataset.frozen": (
        "Line {line}: the text {id} differs from the project's, and texts never change.",
        PROJECT_SAFE,
        "Give the new text an id of its own.",
    ),
    "dataset.hash": (
        "Line {line}: the text {id} does not fit its sha256.",
        PROJECT_SAFE,
        "Take the hash of the text's UTF-8.",
    ),
    "dataset.id": (
        "Line {line}: {field} is {id}, which is no canonical UUID.",
        PROJECT_SAFE,
        "Write ids as lower-case UUIDs.",
    ),
    "dataset.json": (
        "Line {line}: this is no JSON record: {problem}.",
        PROJECT_SAFE,
        "Write one JSON object on each line.",
    ),
    "dataset.missing": (
        "Line {line}: a {record} needs the field {field}.",
        PROJECT_SAFE,
        "Compare with the JSON Schema.",
    ),
    "dataset.no_text": (
        "Line {line}: the text {id} is neither here nor in the project.",
        PROJECT_SAFE,
        "Import the article first, or add its text.",
    ),
    "dataset.projects": (
        "Line {line}: a second project; the first stands on line {first}.",
        PROJECT_SAFE,
        "Keep one of them.",
    ),
    "dataset.quote": (
        "Line {line}: the quote is “{quote}”, but the text reads “{found}” there.",
        PROJECT_SAFE,
        "Count code points from 0, the end not included.",
    ),
    "dataset.record": (
        "Line {line}: “{record}” is no kind of record.",
        PROJECT_SAFE,
        "Compare with the JSON Schema.",
    ),
    "dataset.reference": (
        "Line {line}: {field} names the {target} {id}, which is neither here nor in the project.",
        PROJECT_SAFE,
        "Add that record to the file.",
    ),
    "dataset.role": (
        "Line {line}: a link of role {role} cannot point at a {target}.",
        PROJECT_SAFE,
        "Compare with the JSON Schema.",
    ),
    "dataset.span": (
        "Line {line}: the span {start} to {end} does not fit the text.",
        PROJECT_SAFE,
        "Count code points from 0, the end not included.",
    ),
    "dataset.split_article": (
        "Line {line}: the texts of article {id} belong to different articles of the project.",
        PROJECT_SAFE,
        "Give each its own article.",
    ),
    "dataset.target": (
        "Line {line}: a link points at exactly one record, this one at {count}.",
        PROJECT_SAFE,
        "Keep one of them.",
    ),
    "dataset.text": (
        "Line {line}: {field} of this {record} cannot be {value}.",
        PROJECT_SAFE,
        "Write it in quotation marks, or leave it out.",
    ),
    "dataset.value": (
        "Line {line}: {field} of this {record} cannot be {value}.",
        PROJECT_SAFE,
        "Compare with the JSON Schema.",
    ),
    "dataset.version": (
        "Line {line}: this is version {version} of the format, which is newer than this program.",
        PROJECT_SAFE,
        "Install a newer Variorum.",
    ),
}
