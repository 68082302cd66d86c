"""What other articles say where the figure in focus says something: found off the thread."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

from variorum.model.catalogue import Catalogue
from variorum.model.comparison import Comparison
from variorum.model.drafts import FigureDraft, PersonDraft
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Quantity
from variorum.model.resolve import merged
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import FigureRelation
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins
from variorum.reconcile.units import COUNT, same_noun
from variorum.workspace.session import Session

_ORDER = (
    FigureRelation.CONFLICT,
    FigureRelation.POSSIBLE_CONFLICT,
    FigureRelation.WIDER_WINDOW,
    FigureRelation.UPDATE,
    FigureRelation.BOUNDS,
    FigureRelation.AGREE,
    FigureRelation.AGREE_ON_BOUND,
    FigureRelation.COMPATIBLE,
    FigureRelation.APART,
)
"""What a reader wants to know first. What cannot be compared is no hint."""

_MOST = 200
"""Figures of one quantity that are compared; of more, the first articles'."""
_LIKELY = 8
"""Quantities of the same unit that are asked for where none is linked."""


class OtherFigures:
    """Finds comparable figures of other articles in one session's project."""

    def __init__(self, session: Session) -> None:
        """Ask the store of `session`."""
        self._session = session
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="compare")

    def beside(self, figure: LinkedTag, text: str = "") -> "Future[list[Comparison]]":
        """Return the comparable figures of other articles, what matters most first.

        The store is asked by quantity: those the figure is linked to; for one linked to none,
        those of the same unit whose subject is named in `text`, the figure's article.
        """
        catalogue = Catalogue(self._session.state.catalogue)
        return self._pool.submit(self._compare, figure, text, catalogue)

    def close(self) -> None:
        """Finish what is under way and stop."""
        self._pool.shutdown()

    def _compare(self, figure: LinkedTag, text: str, catalogue: Catalogue) -> list[Comparison]:
        one = merged(catalogue, "quantity")
        linked = _linked(figure, catalogue, one)
        wanted = linked or _likely(figure.tag, text, catalogue, one)
        if not wanted:
            return []
        members = [*wanted, *(away for away, head in one.items() if head in wanted)]
        held = self._session.patiently(lambda store: store.figures(members)).result()
        origins = Origins(catalogue)
        known = catalogue.all(Quantity)
        found = [
            comparison
            for member in members
            for comparison in _pairs(
                figure, known[one.get(member, member)], held.get(member, ()), origins
            )
        ]
        return _ranked(found, linked=bool(linked))


def drafted(draft: FigureDraft, article: OpenArticle) -> LinkedTag:
    """Return the figure that `draft` would make, as far as known records go; nothing is stored."""
    tag = Tag(
        id=new_id(),
        created=now(),
        text_version=article.version.id,
        kind=TagKind.FIGURE,
        start=draft.start,
        end=draft.end,
        quote=article.text[draft.start : draft.end],
        comparator=draft.comparator,
        value=draft.value,
        value_high=draft.value_high,
        unit=draft.unit,
        window_start=draft.window_start,
        window_end=draft.window_end,
        as_of=draft.as_of,
        scope=draft.scope,
    )
    links = [_speaker(tag, person) for person in draft.speakers if person.pick.id]
    measured = draft.quantity.id if draft.quantity else None
    if measured:
        links.append(_link(tag, LinkRole.QUANTITY, "quantity", measured))
    region = article.excluded_by(tag.start, tag.end)
    return LinkedTag(tag, tuple(links), article.article.id, region)


def _speaker(tag: Tag, person: PersonDraft) -> TagLink:
    assert person.pick.id is not None  # only known ones are asked for  # noqa: S101
    return _link(
        tag,
        LinkRole.SPEAKER,
        person.pick.kind,
        person.pick.id,
        position=person.position,
        origin=person.origin,
    )


def _link(  # noqa: PLR0913  # each is a field of the link
    tag: Tag, role: LinkRole, kind: str, target: Id, *, position: int = 0, origin: bool = False
) -> TagLink:
    pointing: dict[str, Id] = {kind: target}
    return TagLink(
        id=new_id(),
        created=tag.created,
        tag=tag.id,
        role=role,
        position=position,
        origin=origin,
        **pointing,  # type: ignore[arg-type]  # the one field a pick's kind names
    )


def _linked(figure: LinkedTag, catalogue: Catalogue, one: dict[Id, Id]) -> list[Id]:
    """Return the quantities the figure is linked to, those kept in merges."""
    found = [link.quantity for link in figure.role(LinkRole.QUANTITY) if link.quantity]
    known = catalogue.all(Quantity)
    return [kept for link in found if (kept := one.get(link, link)) in known]


def _likely(tag: Tag, text: str, catalogue: Catalogue, one: dict[Id, Id]) -> list[Id]:
    """Return quantities of the same unit whose subject, if they name one, is named in `text`."""
    if not tag.unit or tag.value is None:
        return []
    said = text.casefold()
    found = (
        quantity.id
        for quantity in catalogue.all(Quantity).values()
        if quantity.id not in one
        and (quantity.subject or quantity.dimension == COUNT)
        and quantity.subject.casefold() in said
        and same_noun(tag.unit, quantity.unit)
    )
    return list(islice(found, _LIKELY))


def _pairs(
    figure: LinkedTag, quantity: Quantity, others: Iterable[LinkedTag], origins: Origins
) -> Iterator[Comparison]:
    elsewhere = (one for one in others if one.article != figure.article)
    for other in islice(elsewhere, _MOST):
        verdict = quantity_verdict(quantity, (figure, other), origins)
        article = origins.article(other.article)
        heard = {heard.tag: heard for heard in verdict.figures}.get(other.tag.id)
        for pair in verdict.pairs:
            if heard is not None and pair.relation is not FigureRelation.NOT_COMPARABLE:
                label = article.label if article else ""
                yield Comparison(heard, quantity, pair, linked=False, label=label)


def _ranked(found: Iterable[Comparison], *, linked: bool) -> list[Comparison]:
    once = {one.other.tag: replace(one, linked=linked) for one in found}
    return sorted(
        once.values(), key=lambda one: (_ORDER.index(one.pair.relation), one.label, one.other.tag)
    )
