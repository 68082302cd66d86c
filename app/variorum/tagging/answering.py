"""Answers to what Reconcile asks about claims, figures and copies; each is one act."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet, created
from variorum.model.drafts import PropositionDraft
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.proposal import ClaimProposal, CopyProposal, FigureProposal, PassageProposal
from variorum.model.records import (
    Article,
    Constraint,
    Decision,
    Proposition,
    Quantity,
    Record,
    Relation,
)
from variorum.model.tags import TagLink
from variorum.model.vocabulary import ConstraintKind, DecisionKind, LinkRole, RelationKind
from variorum.tagging.joining import name_of
from variorum.tagging.making import shortened


def link_claim(
    tag: Id, quote: str, drafts: Sequence[PropositionDraft], catalogue: Catalogue, author: Id
) -> ChangeSet:
    """Let a claim be about propositions, known ones or new.

    Polarity and type of each are what the analyst said: the strip or the card asks, nothing is
    guessed here. Raises UserError ``claim.none`` for no draft, ``link.unnamed``, ``link.missing``.
    """
    if not drafts:
        raise UserError("claim.none")
    time = now()
    new: list[Record] = []
    links = []
    for position, draft in enumerate(drafts):
        proposition = _proposition(draft, catalogue, author, time)
        if isinstance(proposition, Proposition):
            new.append(proposition)
        links.append(
            TagLink(
                id=new_id(),
                author=author,
                created=time,
                tag=tag,
                role=LinkRole.PROPOSITION,
                position=position,
                proposition=proposition if isinstance(proposition, str) else proposition.id,
                polarity=draft.polarity,
                type=draft.type,
                condition=draft.condition,
                inferred=draft.inferred,
            )
        )
    return ChangeSet("claim.link", created(*new, *links), (("quote", shortened(quote)),))


def reject_claim(
    proposal: ClaimProposal, quote: str, catalogue: Catalogue, author: Id
) -> ChangeSet:
    """Remember that a claim is about none of the propositions there are.

    A constraint joins two records of one kind, so the "no" to those offered stands between the
    claim and a claim of each. That to all others stands between the claim and itself: none of
    those there were at that time.
    """
    samples = [one.sample for one in proposal.candidates if one.sample]
    others = dict.fromkeys((proposal.tag, *samples))
    cannot = _cannot("tag", ((proposal.tag, other) for other in others), catalogue, author)
    return ChangeSet("claim.none", created(*cannot), (("quote", shortened(quote)),))


def join_figures(  # noqa: PLR0913  # what is asked, what is answered, by whom
    proposal: FigureProposal,
    catalogue: Catalogue,
    author: Id,
    *,
    tags: Collection[Id],
    quantities: Collection[Id],
    new: Quantity | None = None,
) -> ChangeSet:
    """Let the ticked figures measure one quantity, and merge the ticked quantities into it.

    That is the first ticked one, or `new` where none is ticked (its id, author and time are set
    here). Raises UserError ``group.few`` where nothing would become one.
    """
    time = now()
    ticked = [one for one in proposal.quantities if one in quantities]
    figures = [one for one in proposal.tags if one in tags]
    made: list[Record] = []
    if ticked:
        head, name = ticked[0], name_of(catalogue, "quantity", ticked[0])
    elif new is not None:
        made.append(_signed(new, author, time))
        head, name = made[0].id, shortened(new.name)
    else:
        raise UserError("group.few")
    if len(ticked) + len(figures) < (2 if ticked else 1):
        raise UserError("group.few")
    merges = [_merge(one, head, author, time) for one in ticked[1:]]
    links = [
        TagLink(
            id=new_id(), author=author, created=time, tag=tag, role=LinkRole.QUANTITY, quantity=head
        )
        for tag in figures
    ]
    count = str(len(ticked) + len(figures))
    params = (("name", name), ("count", count))
    return ChangeSet("figures.join", created(*made, *merges, *links), params)


def reject_figures(proposal: FigureProposal, catalogue: Catalogue, author: Id) -> ChangeSet:
    """Remember that no two of the figures and quantities offered measure one thing."""
    samples = dict(zip(proposal.quantities, proposal.samples, strict=False))
    known = combinations(proposal.quantities, 2)
    loose = combinations(proposal.tags, 2)
    mixed = (
        (tag, sample) for tag in proposal.tags for sample in samples.values() if sample is not None
    )
    cannot = [
        *_cannot("quantity", known, catalogue, author),
        *_cannot("tag", (*loose, *mixed), catalogue, author),
    ]
    return ChangeSet("figures.reject", created(*cannot), (("unit", proposal.unit),))


def accept_copy(proposal: CopyProposal, catalogue: Catalogue, author: Id) -> ChangeSet:
    """Say that one article copies another: they are one document from then on."""
    relation = Relation(
        id=new_id(),
        author=author,
        created=now(),
        kind=RelationKind.COPY_OF,
        about="article",
        one=proposal.copy,
        other=proposal.original,
    )
    return ChangeSet("copy.accept", created(relation), _articles(proposal, catalogue))


def reject_copy(proposal: CopyProposal, catalogue: Catalogue, author: Id) -> ChangeSet:
    """Remember that an article is no copy of the other."""
    cannot = _cannot("article", [(proposal.copy, proposal.original)], catalogue, author)
    return ChangeSet("copy.reject", created(*cannot), _articles(proposal, catalogue))


def accept_passage(proposal: PassageProposal, catalogue: Catalogue, author: Id) -> ChangeSet:
    """Say that claims in a shared passage rest on one origin, pair by pair."""
    time = now()
    relations = [
        Relation(
            id=new_id(),
            author=author,
            created=time,
            kind=RelationKind.SAME_ORIGIN,
            about="tag",
            one=one,
            other=other,
        )
        for one, other in proposal.claims
    ]
    labels = _labels(catalogue, proposal.one, proposal.other)
    return ChangeSet("passage.accept", created(*relations), labels)


def reject_passage(proposal: PassageProposal, catalogue: Catalogue, author: Id) -> ChangeSet:
    """Remember that claims in a shared passage have origins of their own."""
    cannot = _cannot("tag", proposal.claims, catalogue, author)
    labels = _labels(catalogue, proposal.one, proposal.other)
    return ChangeSet("passage.reject", created(*cannot), labels)


def _articles(proposal: CopyProposal, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    return _labels(catalogue, proposal.copy, proposal.original)


def _labels(catalogue: Catalogue, one: Id, other: Id) -> tuple[tuple[str, str], ...]:
    known = catalogue.all(Article)
    first, second = known[one], known[other]
    return (
        ("name", shortened(first.label or first.title)),
        ("other", shortened(second.label or second.title)),
    )


def _proposition(
    draft: PropositionDraft, catalogue: Catalogue, author: Id, time: str
) -> Proposition | Id:
    if draft.pick.id:
        if catalogue.get(Proposition, draft.pick.id) is None:
            raise UserError("link.missing", kind="proposition")
        return draft.pick.id
    text = " ".join(draft.pick.text.split())
    if not text:
        raise UserError("link.unnamed", kind="proposition")
    return Proposition(id=new_id(), author=author, created=time, text=text)


def _signed(quantity: Quantity, author: Id, time: str) -> Quantity:
    return Quantity(
        id=new_id(),
        author=author,
        created=time,
        name=quantity.name,
        unit=quantity.unit,
        dimension=quantity.dimension,
        kind=quantity.kind,
        subject=quantity.subject,
        object=quantity.object,
    )


def _merge(subject: Id, into: Id, author: Id, time: str) -> Decision:
    return Decision(
        id=new_id(),
        author=author,
        created=time,
        kind=DecisionKind.MERGE,
        about="quantity",
        subject=subject,
        object=into,
    )


def _cannot(
    about: str, pairs: Iterable[tuple[Id, Id]], catalogue: Catalogue, author: Id
) -> list[Constraint]:
    """Return the constraints that are not there yet."""
    time = now()
    known = {
        frozenset((found.one, found.other))
        for found in catalogue.all(Constraint).values()
        if found.kind is ConstraintKind.CANNOT
    }
    return [
        Constraint(
            id=new_id(),
            author=author,
            created=time,
            kind=ConstraintKind.CANNOT,
            about=about,
            one=one,
            other=other,
        )
        for one, other in dict.fromkeys(pairs)
        if frozenset((one, other)) not in known
    ]
