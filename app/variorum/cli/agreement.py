"""`variorum agreement`: how analysts of one article agree, and where they differ."""

from variorum.model.agreement import ArticleAgreement, Discrepancy
from variorum.model.catalogue import Catalogue
from variorum.model.views import OpenArticle
from variorum.shell import agreement_phrases as words
from variorum.workspace.adjudicating import is_adjudicated, taken_of
from variorum.workspace.agreement_listing import Compared, agreement_json, list_agreement
from variorum.workspace.session import Session


def agreement(session: Session, *, article: str, percent: float, form: str) -> str:
    """Return what to print; numbers within `percent` count as the same."""
    listed, catalogue = (
        list_agreement(session, article, percent=percent),
        session.state.catalogue,
    )
    if form == "json":
        return agreement_json(listed, catalogue, percent=percent)
    if not listed:
        return "No article was tagged by two analysts.\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(one, catalogue)) for one in listed)


def _lines(one: Compared, catalogue: Catalogue) -> list[str]:
    article, found = one.opened.article, one.agreement
    lines = [" ".join(part for part in (article.label, article.title) if part) or article.id]
    if found is None:
        return [*lines, words.too_few(len(one.names))]
    counts = words.COUNTS_NOW if is_adjudicated(catalogue, article.id) else words.COUNTS_ALL
    return [*lines, counts, *_spans(one.names, found), *_fields(found), *_differ(one, catalogue)]


def _spans(names: tuple[str, ...], found: ArticleAgreement) -> list[str]:
    head = "\t".join(("", *names, "alpha_u"))
    rows = [
        "\t".join((words.kind(one.kind), *map(str, one.counts), words.measure(one.alpha)))
        for one in found.spans
    ]
    blank = [""] * len(names)
    return [head, *rows, "\t".join(("Together", *blank, words.measure(found.alpha_u)))]


def _fields(found: ArticleAgreement) -> list[str]:
    rows = [
        "\t".join(
            (
                words.kind(one.kind),
                words.field(one.field),
                str(one.items),
                str(one.same),
                words.measure(one.kappa),
                words.measure(one.alpha),
            )
        )
        for one in found.fields
    ]
    return ["kind\tfield\titems\tsame\tkappa\talpha", *rows]


def _differ(one: Compared, catalogue: Catalogue) -> list[str]:
    found = one.agreement.discrepancies if one.agreement else ()
    taken = [taken_of(one.opened, catalogue, each.settled_by) for each in found]
    settled = sum(each is not None for each in taken)
    rows = [
        "\t".join(
            (
                f"{each.start}-{each.end}",
                words.kind(each.kind),
                ", ".join(map(words.field, each.fields)) or "tagged by some only",
                *_said(one.opened, one.names, each, catalogue),
                "open" if chosen is None else f"{len(chosen)} taken",
            )
        )
        for each, chosen in zip(found, taken, strict=True)
    ]
    return [f"{len(found)} differ, {settled} settled", *rows]


def _said(
    opened: OpenArticle, names: tuple[str, ...], one: Discrepancy, catalogue: Catalogue
) -> list[str]:
    shown = []
    for name, tag in zip(names, one.tags, strict=True):
        if tag is None:
            shown.append(f"{name}: no tag")
            continue
        told = words.said(opened.linked(tag), catalogue)
        wanted = one.fields or ("span",)
        shown.append(f"{name}: " + " | ".join(told[field] or "-" for field in wanted))
    return shown
