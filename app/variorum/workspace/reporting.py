"""The summary as data and as a report, for the command line and for whoever exports one."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from datetime import UTC, datetime
from textwrap import shorten
from types import MappingProxyType

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.records import (
    Actor,
    Annotator,
    Article,
    Assessment,
    Constraint,
    Decision,
    Independence,
    Outlet,
    Proposition,
    Quantity,
    Relation,
    TextVersion,
)
from variorum.model.report import Comment, FrozenBrief, Picture, Report, Ruled, Sentence
from variorum.model.summary import Summary
from variorum.model.vocabulary import DecisionKind
from variorum.store.store import Store
from variorum.summary.plain import to_json
from variorum.text.sentences import sentence_at, sentences
from variorum.workspace.briefs import briefs, since
from variorum.workspace.reconciling import Reconciler
from variorum.workspace.session import Session
from variorum.workspace.tracing import causes

_NAME = 80
"""Characters of a quote that name a tag."""
_MARKS = (DecisionKind.QUERIED, DecisionKind.APPROVED)


def summarise(session: Session) -> Summary:
    """Return the summary of a project, waiting for it."""
    reconciler = Reconciler(session)
    try:
        return reconciler.summary().result()
    finally:
        reconciler.close()


def summary_json(summary: Summary) -> str:
    """Return the summary as JSON (schema: summary-1), keys sorted, one final newline."""
    return json.dumps(to_json(summary), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def report(
    session: Session,
    summary: Summary,
    pictures: Mapping[str, Picture] | None = None,
    *,
    quoted: bool = True,
) -> "Future[Report]":
    """Return what a report on a summary tells; the quotes are read on the store's thread.

    `summary` is that of the counting view. Unless `quoted`, quotes are without their sentences,
    which is enough for the beginning of a report.
    """
    catalogue = Catalogue(session.state.catalogue)
    author = session.author_name
    wanted = list(_quoted(summary)) if quoted else []
    return session.submit(
        lambda store: Report(
            summary=summary,
            made=datetime.now(UTC).date().isoformat(),
            author=author,
            quotes=_sentences(store, wanted),
            assessments=_assessments(catalogue),
            comments=tuple(_comments(catalogue)),
            rulings=_ruled_upon(catalogue, _tag_names(store, catalogue)),
            briefs=tuple(_briefs(store, catalogue, summary)),
            pictures=pictures or {},
        )
    )


def _quoted(summary: Summary) -> Iterator[Id]:
    for row in summary.propositions:
        for voice in (*row.verdict.counted, *row.verdict.not_counted):
            yield voice.tag
    for measured in summary.quantities:
        for figure in measured.verdict.figures:
            yield figure.tag
    for stance in summary.stances:
        yield stance.tag


def _sentences(store: Store, tags: Iterable[Id]) -> dict[Id, Sentence]:
    """Return tags in the sentences they stand in."""
    found = [linked.tag for linked in store.tags(tags)]
    versions = store.get_many("text_version", {tag.text_version for tag in found})
    made = {}
    for tag in found:
        version = versions[tag.text_version]
        assert isinstance(version, TextVersion)  # asked for by kind  # noqa: S101
        text = version.text
        first = sentence_at(text, tag.start) or (tag.start, tag.end)
        last = sentence_at(text, max(tag.start, tag.end - 1)) or first
        start, end = min(first[0], tag.start), max(last[1], tag.end)
        spans = sentences(text)
        number = spans.index(first) + 1 if first in spans else 1
        made[tag.id] = Sentence(
            text[start : tag.start], text[tag.start : tag.end], text[tag.end : end], number
        )
    return made


def _assessments(catalogue: Catalogue) -> dict[Id, tuple[tuple[str, Assessment], ...]]:
    found = defaultdict(list)
    for one in catalogue.all(Assessment).values():
        found[one.proposition].append((_who(catalogue, one.author), one))
    return {about: tuple(each) for about, each in found.items()}


def _comments(catalogue: Catalogue) -> Iterator[Comment]:
    for one in catalogue.all(Decision).values():
        if one.kind in _MARKS:
            approved = one.kind is DecisionKind.APPROVED
            yield Comment(one.subject, _who(catalogue, one.author), approved, one.reason)


def _briefs(store: Store, catalogue: Catalogue, summary: Summary) -> Iterator[FrozenBrief]:
    for one in briefs(catalogue):
        who = _who(catalogue, one.author)
        moves = since(one, summary)
        moved = (move.proposition for move in moves)
        told = causes(store, catalogue, store.past().made(one.id), moved)
        yield FrozenBrief(one.reason, who, one.created, moves, told)


def _tag_names(store: Store, catalogue: Catalogue) -> dict[Id, str]:
    """Return what the tags are called that analysts ruled upon: the quote and its article."""
    ties: list[Relation | Constraint] = [
        *catalogue.all(Relation).values(),
        *catalogue.all(Constraint).values(),
    ]
    wanted = {end for tie in ties if tie.about == "tag" for end in (tie.one, tie.other)}
    names = {}
    for found in store.tags(wanted):
        article = catalogue.get(Article, found.article)
        quote = shorten(found.tag.quote, _NAME, placeholder=" …")
        names[found.tag.id] = f"“{quote}” ({article.label if article else ''})"
    return names


def _ruled_upon(catalogue: Catalogue, tags: Mapping[Id, str]) -> tuple[Ruled, ...]:
    """Return what analysts decided, oldest first; `tags` are names of tags."""
    return tuple(sorted(_rulings(catalogue, tags), key=lambda one: one.when))


def _rulings(catalogue: Catalogue, tags: Mapping[Id, str]) -> Iterator[Ruled]:
    """Yield what analysts decided, in the words of `shell.report.method.RULED`."""
    for ruling in catalogue.all(Independence).values():
        params = {**_ends(catalogue, "actor", ruling.one, ruling.other), "ruling": ruling.ruling}
        yield _ruled(catalogue, ruling, "independence", params, ruling.reason)
    for decision in catalogue.all(Decision).values():
        if decision.about == "tag":
            continue  # of settling a discrepancy; the article's own tells the outcome
        if decision.kind is DecisionKind.BRIEF:
            yield _ruled(catalogue, decision, "brief", {"name": decision.reason})
            continue
        ends = _ends(catalogue, decision.about, decision.subject, decision.object)
        params = {**ends, "name": ends["one"], "value": decision.value}
        yield _ruled(catalogue, decision, decision.kind.value, params, decision.reason)
    for relation in catalogue.all(Relation).values():
        params = _ends(catalogue, relation.about, relation.one, relation.other, tags)
        params["kind"] = relation.kind.value.replace("_", " ")
        yield _ruled(catalogue, relation, "relation", params, relation.reason)
    for constraint in catalogue.all(Constraint).values():
        params = _ends(catalogue, constraint.about, constraint.one, constraint.other, tags)
        yield _ruled(catalogue, constraint, "constraint", params, constraint.reason)
    for judged in catalogue.all(Assessment).values():
        name = _called(catalogue, "proposition", judged.proposition)
        yield _ruled(catalogue, judged, "assessment", {"name": name})


def _ruled(
    catalogue: Catalogue,
    record: Independence | Decision | Relation | Constraint | Assessment,
    what: str,
    params: Mapping[str, str],
    reason: str = "",
) -> Ruled:
    who = _who(catalogue, record.author)
    return Ruled(record.created, who, what, tuple(params.items()), reason)


def _ends(
    catalogue: Catalogue,
    about: str,
    one: Id,
    other: Id | None,
    tags: Mapping[Id, str] = MappingProxyType({}),
) -> dict[str, str]:
    def name(end: Id | None) -> str:
        return (tags.get(end, "") if end else "") or _called(catalogue, about, end)

    return {"one": name(one), "other": name(other)}


def _called(catalogue: Catalogue, about: str, record: Id | None) -> str:
    """Return what a record is called, or what kind it is where it has no name."""
    if about == "proposition" and (proposition := catalogue.get(Proposition, record)):
        return proposition.text
    if about == "article" and (article := catalogue.get(Article, record)):
        return article.title or article.label
    named: Actor | Outlet | Quantity | None = None
    if about == "actor":
        named = catalogue.get(Actor, record)
    elif about == "outlet":
        named = catalogue.get(Outlet, record)
    elif about == "quantity":
        named = catalogue.get(Quantity, record)
    return named.name if named else about


def _who(catalogue: Catalogue, author: Id | None) -> str:
    found = catalogue.get(Annotator, author)
    return found.name if found else ""
