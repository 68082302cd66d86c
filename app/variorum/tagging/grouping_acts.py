"""Answers to what Reconcile asks about actors, and merging and splitting from anywhere.

Each is one act. Every record of an act carries one time. A "no" is a `cannot` constraint: between
two actors, or, where a form is tags nobody has linked, between two tags that stand for their forms.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change, ChangeSet, created
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id, now
from variorum.model.proposal import ActorProposal, Form
from variorum.model.records import Actor, Alias, Constraint, Decision
from variorum.model.tags import TagLink
from variorum.model.vocabulary import ActorKind, ConstraintKind, DecisionKind, LinkRole
from variorum.tagging.editing import altered
from variorum.tagging.making import shortened
from variorum.tagging.voices import is_unnamed
from variorum.text.keys import normal_key


def accept_actors(  # noqa: PLR0913  # what is asked, what is answered, by whom
    proposal: ActorProposal,
    catalogue: Catalogue,
    author: Id,
    *,
    ticked: Iterable[int] | None = None,
    name: str = "",
    description: str = "",
    into: Id | None = None,
) -> ChangeSet:
    """Make the ticked forms one actor: merge the known ones, link the tags of the others.

    `ticked` are places in `proposal.forms` (None: those offered ticked). The actor is `into`, else
    the ticked one of that name, else the first ticked one, else a new one. A new `name` keeps the
    old one as an alias. Forms that were offered ticked and are not any more become `cannot`; those
    offered unticked stay open. Raises UserError ``group.few`` where nothing would become one.
    """
    chosen = _chosen(proposal, ticked)
    forms = [proposal.forms[place] for place in chosen]
    answer = _Answer(catalogue, author)
    name = " ".join((name or proposal.name).split())
    head = answer.head(forms, name, description, into)
    others = [form for form in forms if form.actor != head.id]
    if not others:
        raise UserError("group.few")
    for form in others:
        answer.join(form, head)
    left = [
        form
        for place, form in enumerate(proposal.forms)
        if form.ticked and place not in chosen and form.actor != head.id
    ]
    answer.apart(product(forms[:1], left))
    params = (("name", shortened(name)), ("count", str(len(forms))))
    return ChangeSet("group.accept", tuple(answer.changes), params)


def reject_actors(proposal: ActorProposal, catalogue: Catalogue, author: Id) -> ChangeSet:
    """Remember that no two of the forms are one actor (nor the tags of the only form)."""
    answer = _Answer(catalogue, author)
    if len(proposal.forms) == 1:
        tags = proposal.forms[0].tags
        answer.cannot("tag", tags[0], tags[-1])
    answer.apart(combinations(proposal.forms, 2))
    params = (("name", shortened(proposal.name)),)
    return ChangeSet("group.reject", tuple(answer.changes), params)


def split_actors(
    proposal: ActorProposal, catalogue: Catalogue, author: Id, *, at: int
) -> ChangeSet:
    """Remember that none of the forms before `at` is one with any from `at` on.

    Either half is proposed by itself from then on. Raises UserError ``group.few`` at an end.
    """
    before, after = proposal.forms[:at], proposal.forms[at:]
    if not before or not after:
        raise UserError("group.few")
    answer = _Answer(catalogue, author)
    answer.apart(product(before, after))
    params = (("name", shortened(before[0].text)), ("other", shortened(after[0].text)))
    return ChangeSet("group.divide", tuple(answer.changes), params)


def _chosen(proposal: ActorProposal, ticked: Iterable[int] | None) -> list[int]:
    if ticked is None:
        return [place for place, form in enumerate(proposal.forms) if form.ticked]
    return sorted(set(ticked))


class _Answer:
    """The changes of one answer, referenced records first, all of one time."""

    def __init__(self, catalogue: Catalogue, author: Id) -> None:
        self._catalogue = catalogue
        self._author = author
        self._time = now()
        self.changes: list[Change] = []
        self._made: dict[Form, Actor] = {}
        self._known = {
            frozenset((found.one, found.other))
            for found in catalogue.all(Constraint).values()
            if found.kind is ConstraintKind.CANNOT
        }

    def head(self, forms: Sequence[Form], name: str, description: str, into: Id | None) -> Actor:
        """Return the actor the forms become, renamed and described, or made."""
        actors = [found for form in forms if (found := self._catalogue.get(Actor, form.actor))]
        chosen = self._catalogue.get(Actor, into)
        if into and chosen is None:
            raise UserError("actor.missing")
        if chosen is None:
            key = normal_key(name)
            chosen = min(
                actors,
                key=lambda one: (one.article is not None, normal_key(one.name) != key),
                default=None,
            )
        kind = _kind(forms)
        if chosen is None:
            return self._new(forms, name, kind, description)
        after = replace(
            chosen,
            name=chosen.name if into else name,
            kind=kind if chosen.kind is ActorKind.UNKNOWN else chosen.kind,
            description=description or chosen.description,
        )
        self.changes += altered(chosen, after)
        if normal_key(after.name) != normal_key(chosen.name):
            self._keep_name(chosen)
        return after

    def join(self, form: Form, head: Actor) -> None:
        """Make one form the actor's: by a merge, or by linking its tags."""
        if form.actor:
            self._add(
                Decision(
                    id=new_id(),
                    author=self._author,
                    created=self._time,
                    kind=DecisionKind.MERGE,
                    about="actor",
                    subject=form.actor,
                    object=head.id,
                )
            )
        else:
            self._link(form, head.id)

    def apart(self, pairs: Iterable[tuple[Form, Form]]) -> None:
        """Remember that the two of each pair are not one."""
        for one, other in pairs:
            if one.actor and other.actor:
                self.cannot("actor", one.actor, other.actor)
            elif one.sample and other.sample:
                self.cannot("tag", one.sample, other.sample)
            else:
                self.cannot("actor", self._actor_of(one), self._actor_of(other))

    def cannot(self, about: str, one: Id, other: Id) -> None:
        """Remember that two records are not one, once."""
        pair = frozenset((one, other))
        if pair in self._known:
            return
        self._known.add(pair)
        self._add(
            Constraint(
                id=new_id(),
                author=self._author,
                created=self._time,
                kind=ConstraintKind.CANNOT,
                about=about,
                one=one,
                other=other,
            )
        )

    def _actor_of(self, form: Form) -> Id:
        """Return a form's actor; an unlinked one gets an actor of its own.

        Only an actor without any tag needs that: no tag can stand for it.
        """
        if form.actor:
            return form.actor
        if form not in self._made:
            self._made[form] = self._new([form], form.text, form.kind, "")
            self._link(form, self._made[form].id)
        return self._made[form].id

    def _new(self, forms: Sequence[Form], name: str, kind: ActorKind, description: str) -> Actor:
        articles = {article for form in forms for article in form.articles}
        home = articles.pop() if len(articles) == 1 and is_unnamed(name) else None
        made = Actor(
            id=new_id(),
            author=self._author,
            created=self._time,
            name=name,
            kind=kind,
            description=description,
            article=home,
        )
        self._add(made)
        return made

    def _keep_name(self, actor: Actor) -> None:
        aliases = self._catalogue.all(Alias).values()
        known = {normal_key(found.text) for found in aliases if found.actor == actor.id}
        if normal_key(actor.name) not in known:
            self._add(
                Alias(
                    id=new_id(),
                    author=self._author,
                    created=self._time,
                    actor=actor.id,
                    text=actor.name,
                    article=actor.article,
                )
            )

    def _link(self, form: Form, actor: Id) -> None:
        for tag in form.tags:
            self._add(
                TagLink(
                    id=new_id(),
                    author=self._author,
                    created=self._time,
                    tag=tag,
                    role=LinkRole.ACTOR,
                    actor=actor,
                )
            )

    def _add(self, record: Actor | Alias | Constraint | Decision | TagLink) -> None:
        self.changes += created(record)


def _kind(forms: Sequence[Form]) -> ActorKind:
    known = (form.kind for form in forms if form.kind is not ActorKind.UNKNOWN)
    return next(known, ActorKind.UNKNOWN)
