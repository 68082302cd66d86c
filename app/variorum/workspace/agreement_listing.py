"""How the analysts of a project agree, article by article, as data for the command line."""

import json
from dataclasses import dataclass
from typing import Any

from variorum.model.agreement import ArticleAgreement, Discrepancy
from variorum.model.catalogue import Catalogue
from variorum.model.errors import UserError
from variorum.model.ids import Id
from variorum.model.records import Annotator, Article
from variorum.model.resolve import in_order
from variorum.model.views import OpenArticle
from variorum.tagging.adjudicating import is_adjudicated, taken_of
from variorum.workspace.agreeing import agreement, annotators_of
from variorum.workspace.session import Session

_TWO = 2


@dataclass(frozen=True, slots=True)
class Compared:
    """One article: who tagged it, and how they agree; None where fewer than two did."""

    opened: OpenArticle
    names: tuple[str, ...]
    agreement: ArticleAgreement | None


def list_agreement(session: Session, wanted: str = "", *, percent: float = 0.0) -> list[Compared]:
    """Compare the analysts of every article that two or more tagged, or of the one wanted.

    `wanted` is an id or a label. Raises UserError ``suggest.article`` where there is none.
    """
    catalogue = session.state.catalogue
    articles = in_order(catalogue.all(Article).values())
    if wanted:
        articles = [one for one in articles if wanted in (one.id, one.label)]
        if not articles:
            raise UserError("suggest.article", article=wanted)
    found = [_compared(session, article, percent) for article in articles]
    return [one for one in found if wanted or one.agreement]


def _compared(session: Session, article: Article, percent: float) -> Compared:
    opened = session.submit(lambda store: store.open_article(article.id)).result()
    names = session.state.catalogue.all(Annotator)
    who = annotators_of(opened, list(names))
    several = len(who) >= _TWO
    found = agreement(session, article.id, who, percent=percent).result() if several else None
    return Compared(opened, tuple(names[one].name for one in who), found)


def agreement_json(listed: list[Compared], catalogue: Catalogue, *, percent: float) -> str:
    """Return the measures as JSON (schema: agreement-1), keys sorted, one final newline."""
    plain = {
        "format": "variorum-agreement",
        "version": 1,
        "tolerance_percent": percent,
        "articles": [_article(one, catalogue) for one in listed],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _article(one: Compared, catalogue: Catalogue) -> dict[str, Any]:
    article, found = one.opened.article, one.agreement
    plain: dict[str, Any] = {
        "article": article.id,
        "label": article.label,
        "title": article.title,
        "adjudicated": is_adjudicated(catalogue, article.id),
        "annotators": list(one.names),
    }
    if found is None:
        nothing = {"spans": [], "fields": [], "agreed": 0, "discrepancies": []}
        return {**plain, "alpha_u": None, **nothing}
    return {
        **plain,
        "alpha_u": found.alpha_u,
        "spans": [
            {"kind": each.kind.value, "tags": list(each.counts), "alpha_u": each.alpha}
            for each in found.spans
        ],
        "fields": [
            {
                "kind": each.kind.value,
                "field": each.field,
                "items": each.items,
                "same": each.same,
                "kappa": each.kappa,
                "alpha": each.alpha,
            }
            for each in found.fields
        ],
        "agreed": len(found.agreed),
        "discrepancies": [
            _discrepancy(one.opened, catalogue, each) for each in found.discrepancies
        ],
    }


def _discrepancy(opened: OpenArticle, catalogue: Catalogue, one: Discrepancy) -> dict[str, Any]:
    taken = taken_of(opened, catalogue, one.settled_by)
    return {
        "kind": one.kind.value,
        "start": one.start,
        "end": one.end,
        "quote": opened.text[one.start : one.end],
        "tags": [_tag(opened, tag) for tag in one.tags],
        "fields": list(one.fields),
        "taken": None if taken is None else sorted(taken),
    }


def _tag(opened: OpenArticle, tag: Id | None) -> dict[str, Any] | None:
    if tag is None:
        return None
    found = opened.tags[tag]
    return {"id": found.id, "start": found.start, "end": found.end}
