"""The card of a dataset folder: what it holds, for people and for Hugging Face's `datasets`.

The YAML at its head declares the columns, because a column that is empty in every row would else
be read as one of no type.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from variorum.export.columns import RELATION_FIELDS, SPAN_FIELDS, SPANS, Column
from variorum.export.datapackage import Table
from variorum.export.index import Index
from variorum.model.records import Article

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_MARKS = re.compile(r"[\\`*_{}\[\]()#+.!|~>-]")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DTYPES = {"string": "string", "integer": "int64", "boolean": "bool"}

_BODY = """
# {title}

Tags set in news articles with Variorum: who is named (ACTOR), what is claimed (CLAIM), who is for
or against what (STANCE), how much (FIGURE).

| table | rows | |
|---|---|---|
{rows}

`spans` is made for training: one row for each text. `start` and `end` are half-open code points of
`text`, as Python counts them (not UTF-16 units, not bytes). Spans may overlap and nest; each names
its annotator. `relations` lead from a claim, stance or figure to the nearest mention of the actor
who is linked to it (`speaker`, `origin`, `holder`, `target`); where the actor is not tagged in the
text there is no relation. Rejected tags are not in `spans`; `tags` has them all.

The other tables hold the records themselves, joined by `id`; `datapackage.json` describes every
column and key. Dates are partial (`2023`, `2023-09`, `a/b`) and decimals exact, so both are text.

```python
from datasets import load_dataset
spans = load_dataset("PATH/OF/THIS/FOLDER", "spans", split="train")
```

{rights}
"""
_WITH_TEXTS = (
    "The texts of the articles belong to their publishers. Ask them before you pass this on;\n"
    "an export without texts keeps quotes, offsets and hashes only."
)
_BARE = (
    "The texts are left out: quotes, offsets and the SHA-256 of each text's UTF-8 remain, so that\n"
    "whoever has the same texts can put them back."
)


def card(title: str, tables: Iterable[Table], index: Index) -> str:
    """Return the text of the card. `tables` are those with rows."""
    tables = tuple(tables)
    has_texts = any(column.name == "text" for table in tables for column in _of_spans(table))
    body = _BODY.format(
        title=_in_markdown(" ".join(title.split())) or "Dataset",
        rows="\n".join(f"| {table.name} | {table.rows} | {_gist(table)} |" for table in tables),
        rights=_WITH_TEXTS if has_texts else _BARE,
    )
    return "---\n" + "\n".join(_head(title, tables, index)) + "\n---\n" + body


def _in_markdown(text: str) -> str:
    """Return a text that Markdown shows as it stands."""
    found = _MARKS.sub(r"\\\g<0>", text)
    return found.replace("&", "&amp;").replace("<", "&lt;")


def _of_spans(table: Table) -> tuple[Column, ...]:
    return table.columns if table.name == SPANS else ()


def _gist(table: Table) -> str:
    targets = sorted({column.target for column in table.columns if column.target})
    return "points at " + ", ".join(targets) if targets else ""


def _head(title: str, tables: tuple[Table, ...], index: Index) -> Iterator[str]:
    yield f"pretty_name: {quoted(title or 'Dataset')}"
    articles = [one for one in index.of("article") if isinstance(one, Article)]
    languages = sorted({found.group() for one in articles if (found := _language(one))})
    if languages:
        yield "language:"
        yield from (f"- {quoted(language)}" for language in languages)
    yield "task_categories:"
    yield "- token-classification"
    yield "tags:"
    yield from ("- news", "- attribution", "- variorum")
    yield "configs:"
    for table in tables:
        yield f"- config_name: {table.name}"
        yield from ["  default: true"] if table.name == SPANS else []
        yield from ("  data_files:", "  - split: train", f"    path: {table.path}")
    yield "dataset_info:"
    for table in tables:
        yield f"- config_name: {table.name}"
        yield "  features:"
        for column in table.columns:
            yield from _feature(column)


def _language(article: Article) -> re.Match[str] | None:
    return _LANGUAGE.match(article.language.lower())


def _feature(column: Column) -> Iterator[str]:
    yield f"  - name: {column.name}"
    if column.type == "strings":
        yield "    list: string"
    elif column.type in _NESTED:
        yield "    list:"
        for name, kind in _NESTED[column.type].items():
            yield f"    - name: {name}"
            yield f"      dtype: {_DTYPES[kind]}"
    else:
        yield f"    dtype: {_DTYPES[column.type]}"


_NESTED: Mapping[str, Mapping[str, str]] = {"spans": SPAN_FIELDS, "relations": RELATION_FIELDS}


def quoted(text: str) -> str:
    """Return a string as YAML writes it between double quotes, in one line."""
    made = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", made)
