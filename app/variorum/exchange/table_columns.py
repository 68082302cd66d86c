"""What the columns of a table of spans are, by their names."""

import re
from collections.abc import Mapping, Sequence

_NAMES: Mapping[str, str] = {
    "key": "id tag_id span_id annotation_id uuid guid",
    "text": "in_article_label article article_label doc document text_id doc_id document_id docid "
    "article_id file file_name filename fid path source in_article text_version documentname",
    "sha256": "sha256 text_sha256 hash",
    "title": "title in_article_title article_title headline",
    "url": "url link",
    "body": "full_text document_text article_text body",
    "start": "start begin start_offset start_char char_start startoffset start_pos pos0 from "
    "offset beginposition start_index",
    "end": "end stop end_offset end_char char_end endoffset end_pos pos1 to endposition end_index",
    "length": "length len",
    "label": "label kind tag code type category entity_type entity class codename tag_name "
    "code_name ner layer",
    "quote": "quote span span_text quoted exact selected_text seltext mention surface words "
    "quotation segment coded_text text",
    "prefix": "prefix before left left_context",
    "suffix": "suffix after right right_context",
    "author": "author_name annotator coder analyst user owner annotator_name author coded_by",
    "created": "created created_at date timestamp time created_date",
    "note": "note comment memo remark notes comments",
}
"""Names of columns for each part of a span, the surest first."""

_OF_BODY = ("text", "content")


def part_of_each(header: Sequence[str]) -> dict[str, int]:
    """Return the column of each part that the names tell; each column has one part.

    "text" is the whole text where other columns hold the document's name and the quoted words.
    """
    names = [re.sub(r"[\W_]+", "_", name.strip().lower()).strip("_") for name in header]
    found: dict[str, int] = {}
    for part, known in _NAMES.items():
        for name in known.split():
            if name in names and names.index(name) not in found.values():
                found[part] = names.index(name)
                break
    for name in _OF_BODY:
        is_free = name in names and names.index(name) not in found.values()
        if is_free and "quote" in found and "body" not in found:
            found["body"] = names.index(name)
    return found
