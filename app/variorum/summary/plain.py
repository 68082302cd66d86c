"""The summary as JSON-ready values: `resources/schema/summary-1.schema.json` describes them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from variorum.model.records import Article
from variorum.model.summary import ActorRow, PropositionRow, QuantityRow, StanceRow, Summary
from variorum.model.verdict import FigureHeard, Interval, Origin, Verdict, VoiceHeard

FORMAT = "variorum-summary"
VERSION = 1

Plain = dict[str, Any]


def to_json(summary: Summary) -> Plain:
    """Return the summary as values for `json.dumps`: ids, tokens, decimals as text.

    Keys and tokens are stable; anything new is added under a new key.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": summary.title,
        "articles": [
            _article(article, outlet, share)
            for article, outlet, share in zip(
                summary.articles, summary.outlet_names, summary.read_share, strict=True
            )
        ],
        "propositions": [_proposition(row) for row in summary.propositions],
        "quantities": [_quantity(row) for row in summary.quantities],
        "actors": [_actor(row, summary.articles) for row in summary.actors],
        "stances": [_stance(row) for row in summary.stances],
    }


def _article(article: Article, outlet: str, share: float) -> Plain:
    return {
        "id": article.id,
        "label": article.label,
        "title": article.title,
        "outlet": outlet,
        "published": article.published,
        "genre": article.genre.value if article.genre else None,
        "read_percent": int(share * 100),
    }


def _proposition(row: PropositionRow) -> Plain:
    found, proposition = row.verdict, row.proposition
    return {
        "id": proposition.id,
        "text": proposition.text,
        "definition": proposition.definition,
        "kind": proposition.kind.value,
        "overruled": row.overruled,
        **_verdict(found),
        "counted": [_voice(voice) for voice in found.counted],
        "not_counted": [
            {
                **_voice(voice),
                "reason": voice.reason.value if voice.reason else "",
                "detail": voice.detail,
            }
            for voice in found.not_counted
        ],
    }


def _verdict(found: Verdict) -> Plain:
    return {
        "status": found.status.value,
        "support": found.support,
        "denial": found.denial,
        "support_origins": _origins(found.support_origins),
        "denial_origins": _origins(found.denial_origins),
        "support_reports": found.support_reports,
        "denial_reports": found.denial_reports,
        "withholding": _origins(found.withholding),
        "withheld_despite": _origins(found.withheld_despite),
        "independence": found.independence,
        "pair": _origins(found.pair or ()),
        "accused_only": found.accused_only,
        "changed": found.changed,
        "provisional": found.provisional,
        "articles": found.articles,
        "outlets": found.outlets,
    }


def _origins(origins: Sequence[Origin]) -> list[Plain]:
    return [{"key": one.key, "name": one.name, "actor": one.actor} for one in origins]


def _voice(voice: VoiceHeard) -> Plain:
    return {
        "tag": voice.tag,
        "link": voice.link,
        "article": voice.article,
        "quote": voice.quote,
        "polarity": voice.polarity.value,
        "origins": _origins(voice.origins),
        "speakers": list(voice.speaker_names),
        "joint": voice.joint,
        "interested": voice.interested,
        "inferred": voice.inferred,
    }


def _quantity(row: QuantityRow) -> Plain:
    quantity, found = row.quantity, row.verdict
    quotes = {figure.tag: figure.quote for figure in found.figures}
    return {
        "id": quantity.id,
        "name": quantity.name,
        "unit": quantity.unit,
        "dimension": quantity.dimension,
        "kind": quantity.kind.value,
        "figures": [_figure(figure) for figure in found.figures],
        "pairs": [
            {
                "one": pair.one,
                "one_quote": quotes[pair.one],
                "other": pair.other,
                "other_quote": quotes[pair.other],
                "relation": pair.relation.value,
                "row": pair.row,
                "badges": [badge.value for badge in pair.badges],
                "marked": pair.marked,
            }
            for pair in found.pairs
        ],
        "fusions": [
            {
                "figures": list(fusion.figures),
                "interval": _interval(fusion.interval),
                "clashes": [list(clash) for clash in fusion.clashes],
            }
            for fusion in found.fusions
        ],
        "excluded": [{"tag": tag, "reason": reason.value} for tag, reason in found.excluded],
    }


def _figure(figure: FigureHeard) -> Plain:
    return {
        "tag": figure.tag,
        "article": figure.article,
        "quote": figure.quote,
        "comparator": figure.comparator.value if figure.comparator else None,
        "value": _number(figure.value),
        "value_high": _number(figure.value_high),
        "interval": _interval(figure.interval),
        "origins": _origins(figure.origins),
        "speakers": list(figure.speaker_names),
        "window_start": figure.window_start,
        "window_end": figure.window_end,
        "window_known": figure.window_known,
        "as_of": figure.as_of,
        "scope": figure.scope,
        "inferred": figure.inferred,
    }


def _interval(values: Interval | None) -> Plain | None:
    """Return both ends; null is an end that is not there."""
    if values is None:
        return None
    return {
        "low": _number(values.low),
        "high": _number(values.high),
        "low_open": values.low_open,
        "high_open": values.high_open,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None or not value.is_finite() else format(value, "f")


def _actor(row: ActorRow, articles: Sequence[Article]) -> Plain:
    return {
        "id": row.actor.id,
        "name": row.actor.name,
        "kind": row.actor.kind.value,
        "aliases": list(row.aliases),
        "parents": list(row.parents),
        "counts": [
            {"article": article.id, "mentions": mentions, "claims": claims}
            for article, mentions, claims in zip(articles, row.mentions, row.claims, strict=True)
            if mentions or claims
        ],
    }


def _stance(row: StanceRow) -> Plain:
    return {
        "tag": row.tag,
        "article": row.article,
        "quote": row.quote,
        "holders": list(row.holders),
        "target": row.target,
        "target_kind": row.target_kind,
        "attitude": row.attitude.value if row.attitude else None,
        "evidence": row.evidence,
    }
