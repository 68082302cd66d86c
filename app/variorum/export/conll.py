"""CoNLL in IOB2: one token a line, the tags of actors and figures in one layer.

Four columns as CoNLL-2003 has them, the second and third unused; an empty line between sentences,
``-DOCSTART-`` before each article. White space, and where in the text a token stands, are not in
it. A sentence that ends inside a tag is not parted from the next.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from variorum.export.dataset import refuse_damaged
from variorum.export.files import whole_file
from variorum.export.layers import Layer, Layers
from variorum.export.watching import Watch
from variorum.model.ids import Id
from variorum.model.records import Record, TextVersion
from variorum.text.sentences import sentences

_ARTICLE = "-DOCSTART- -X- O O\n\n"


def write_conll(records: Iterable[Record], out: Path, watch: Watch, *, texts: bool) -> int:
    """Write the file, whole or not at all; return the number of records.

    Its tokens are its texts: they are always in it. Raises UserError export.unwritable or
    export.damaged, and Cancelled.
    """
    del texts
    layers, full = Layers(clauses=False), dict[Id, str]()
    count = 0
    for record in watch.over(records):
        if isinstance(record, TextVersion):
            full[record.id] = record.text
        refuse_damaged(record, full)
        layers.add(record)
        count += 1
    if watch.total:
        watch.total += len(full)
    with whole_file(out) as file:
        for layer in watch.over(layers.each()):
            for piece in _article(layer, full[layer.version]):
                file.write(piece.encode("utf-8"))
    return count


def _article(layer: Layer, text: str) -> Iterator[str]:
    """Yield an article token by token."""
    labels = ["O"] * len(layer.tokens)
    for first, behind, tag in layer.kept:
        labels[first:behind] = [f"I-{tag.kind.value.upper()}"] * (behind - first)
        labels[first] = f"B-{tag.kind.value.upper()}"
    starts = iter([*(start for start, _ in sentences(text)), len(text) + 1])
    following = next(starts)
    yield _ARTICLE
    is_first = True
    for (start, end), label in zip(layer.tokens, labels, strict=True):
        is_new = start >= following
        while start >= following:
            following = next(starts)
        if is_new and not is_first and not label.startswith("I-"):
            yield "\n"
        is_first = False
        yield f"{text[start:end]} _ _ {label}\n"
    if layer.tokens:
        yield "\n"
