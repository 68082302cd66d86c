"""What the card of a question quotes: tags in their context, and what else the texts tell."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import (
    ActorProposal,
    ClaimProposal,
    CopyProposal,
    PassageProposal,
    Proposal,
)
from variorum.model.records import Actor
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import ClaimType, LinkRole
from variorum.store.store import Store
from variorum.tagging.guessing import guess_claim
from variorum.workspace.quoting import Context, contexts
from variorum.workspace.session import Session
from variorum.workspace.shared_runs import Place, first_shared
from variorum.workspace.speaking import spoken_for

_AROUND = 160
"""Code points on each side of a shared run."""


@dataclass(frozen=True, slots=True)
class Material:
    """Quotes by tag, the article of each, and what is known besides.

    Of a claim: who speaks, and the manner guessed. Of actors: the state their titles name. Of
    two articles: the first words they share, in the copy and in the original; or the passage with
    claims, in the later and in the earlier.
    """

    quotes: Mapping[Id, Context]
    articles: Mapping[Id, Id]
    type: ClaimType | None = None
    speakers: tuple[str, ...] = ()
    spoken_for: str = ""
    shared: tuple[Context, Context] | None = None


def material(session: Session, proposal: Proposal, tags: Sequence[Id]) -> "Future[Material]":
    """Return what the card of `proposal` quotes of `tags`, read on the store's thread."""
    catalogue = Catalogue(session.state.catalogue)

    def read(store: Store) -> Material:
        found = store.tags(tags)
        quotes = contexts(store, tags)
        articles = {linked.tag.id: linked.article for linked in found}
        if isinstance(proposal, ClaimProposal) and found:
            article = store.open_article(proposal.article)
            tag = found[0].tag
            manner = guess_claim(article, catalogue, tag.start, tag.end).type
            return Material(quotes, articles, manner, _speakers(found[0], catalogue))
        if isinstance(proposal, ActorProposal):
            return Material(quotes, articles, spoken_for=_spoken_for(proposal, quotes))
        if isinstance(proposal, CopyProposal):
            return Material(quotes, articles, shared=_shared(store, proposal))
        if isinstance(proposal, PassageProposal):
            return Material(quotes, articles, shared=_passage(store, proposal))
        return Material(quotes, articles)

    return session.submit(read)


def _speakers(linked: LinkedTag, catalogue: Catalogue) -> tuple[str, ...]:
    found = (catalogue.get(Actor, link.actor) for link in linked.role(LinkRole.SPEAKER))
    return tuple(actor.name for actor in found if actor)


def _spoken_for(proposal: ActorProposal, quotes: Mapping[Id, Context]) -> str:
    return spoken_for(
        (form.text, quotes[form.sample][0] if form.sample and form.sample in quotes else "")
        for form in proposal.forms
        if form.ticked or not any(one.ticked for one in proposal.forms)
    )


def _shared(store: Store, proposal: CopyProposal) -> tuple[Context, Context] | None:
    texts = {text.article: text for text in store.bare_texts([proposal.copy, proposal.original])}
    copy, original = texts.get(proposal.copy), texts.get(proposal.original)
    if copy is None or original is None:
        return None
    found = first_shared(copy, original)
    return (_around(copy.text, found[0]), _around(original.text, found[1])) if found else None


def _passage(store: Store, proposal: PassageProposal) -> tuple[Context, Context] | None:
    texts = {text.article: text for text in store.bare_texts([proposal.one, proposal.other])}
    one, other = texts.get(proposal.one), texts.get(proposal.other)
    if one is None or other is None:
        return None
    return _around(one.text, proposal.here), _around(other.text, proposal.there)


def _around(text: str, place: Place) -> Context:
    start, end = place
    return text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
