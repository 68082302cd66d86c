"""The suggestions of a project as data, for the command line."""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from variorum.model.errors import UserError
from variorum.model.records import Article
from variorum.model.resolve import in_order
from variorum.model.suggestion import Suggestion
from variorum.workspace.session import Session
from variorum.workspace.suggest_table import actors_table
from variorum.workspace.suggesting import Suggester

Listed = list[tuple[Article, list[Suggestion]]]


def list_suggestions(session: Session, wanted: str = "") -> Listed:
    """Return the suggestions of every article, or of the one with this id or label.

    Raises UserError ``suggest.article`` where there is none, and ``suggest.table`` where the
    analyst's own table of actors cannot be read.
    """
    articles = in_order(session.state.catalogue.all(Article).values())
    if wanted:
        articles = [one for one in articles if wanted in (one.id, one.label)]
        if not articles:
            raise UserError("suggest.article", article=wanted)
    actors_table()
    suggester = Suggester(session)
    try:
        return [(one, _of(session, suggester, one)) for one in articles]
    finally:
        suggester.close()


def _of(session: Session, suggester: Suggester, article: Article) -> list[Suggestion]:
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    return suggester.suggestions(opened).result()


def suggestions_json(listed: Listed) -> str:
    """Return suggestions as JSON (schema: suggest-1), keys sorted, one final newline."""
    plain = {
        "format": "variorum-suggestions",
        "version": 1,
        "suggestions": [
            {"article": article.id, "label": article.label, **_plain_suggestion(one)}
            for article, found in listed
            for one in found
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def suggestions_text(listed: Listed) -> str:
    """Return one line each, with tabs: article, start, end, kind, tier, reason, quote."""
    lines = [
        "\t".join(
            (
                article.label or article.id,
                str(one.start),
                str(one.end),
                one.kind.value,
                str(one.tier),
                one.hint.value,
                " ".join(one.quote.split()),
            )
        )
        for article, found in listed
        for one in found
    ]
    return "".join(line + "\n" for line in lines)


def _plain_suggestion(one: Suggestion) -> dict[str, Any]:
    draft = _plain(one.draft)
    return {
        "kind": one.kind.value,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
        "reason": one.hint.value,
        "tier": one.tier,
        "doubt": one.doubt,
        "fields": {key: value for key, value in draft.items() if key not in ("start", "end")},
    }


def _plain(value: Any) -> Any:  # noqa: ANN401  # a draft in, JSON out
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.value if isinstance(value, StrEnum) else value
