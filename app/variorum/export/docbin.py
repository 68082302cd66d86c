"""A project as spaCy trains on it: a DocBin with a Doc for each text.

All spans stand in ``doc.spans["sc"]``, of actors also in ``doc.ents``, where the longest of those
that overlap stays. Tokens are parted where a tag cuts them, so that no tag falls off.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from variorum.export.files import whole_file
from variorum.export.index import Index
from variorum.export.prodigy import Held
from variorum.export.spans import head
from variorum.export.tokens import Places, tokens_for
from variorum.export.watching import Watch
from variorum.model.records import Record, TextVersion
from variorum.model.tags import Tag
from variorum.model.vocabulary import TagKind

SPANS = "sc"
_KEPT = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID")


def write_docbin(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the DocBin, whole or not at all; return the number of records.

    The `texts` are always in it. All records are held in memory while this runs. Raises UserError
    export.unwritable or export.damaged, and Cancelled.
    """
    del texts
    watch.passes(2)
    held = Held.of(watch.over(records))
    spacy: Any = import_module("spacy.tokens")
    vocab = import_module("spacy.vocab").Vocab()
    with whole_file(out) as file:
        docs = spacy.DocBin(attrs=_KEPT, store_user_data=True)
        for version, text, tags in held.texts(watch):
            docs.add(_Maker(spacy, vocab, held.index).doc(version, text, tags))
        file.write(docs.to_bytes())
    return held.index.count


class _Maker:
    def __init__(self, spacy: Any, vocab: Any, index: Index) -> None:  # noqa: ANN401  # spaCy is optional
        self._spacy = spacy
        self._vocab = vocab
        self._index = index

    def doc(self, version: TextVersion, text: str, tags: list[Tag]) -> Any:  # noqa: ANN401  # the same
        found = tokens_for(text, tags)
        places = Places(found)
        words = [text[token.start : token.end] for token in found]
        blanks = [token.blank for token in found]
        doc = self._spacy.Doc(self._vocab, words=words, spaces=blanks)
        spans = [self._span(doc, tag, *places.of(tag)) for tag in tags]
        doc.spans[SPANS] = spans
        actors = [span for span in spans if span.label_ == TagKind.ACTOR.value.upper()]
        doc.ents = import_module("spacy.util").filter_spans(actors)
        doc.user_data["variorum"] = head(version, self._index)
        return doc

    def _span(self, doc: Any, tag: Tag, first: int, last: int) -> Any:  # noqa: ANN401  # the same
        links = self._index.links[tag.id] if tag.kind is TagKind.ACTOR else []
        identity = next((link.actor for link in links if link.actor), None) or ""
        label = tag.kind.value.upper()
        return self._spacy.Span(doc, first, last + 1, label=label, kb_id=identity, span_id=tag.id)
