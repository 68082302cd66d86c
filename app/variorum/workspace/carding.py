"""What the card of a question quotes: tags in their context, and how a claim seems to be meant."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.proposal import ClaimProposal, Proposal
from variorum.model.records import Actor
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import ClaimType, LinkRole
from variorum.store.store import Store
from variorum.tagging.guessing import guess_claim
from variorum.workspace.quoting import Context, contexts
from variorum.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Material:
    """Quotes by tag, the article of each; of a claim who speaks, and the manner guessed."""

    quotes: Mapping[Id, Context]
    articles: Mapping[Id, Id]
    type: ClaimType | None = None
    speakers: tuple[str, ...] = ()


def material(session: Session, proposal: Proposal, tags: Sequence[Id]) -> "Future[Material]":
    """Return what the card of `proposal` quotes of `tags`, read on the store's thread."""
    catalogue = Catalogue(session.state.catalogue)

    def read(store: Store) -> Material:
        found = store.tags(tags)
        manner: ClaimType | None = None
        speakers: tuple[str, ...] = ()
        if isinstance(proposal, ClaimProposal) and found:
            article = store.open_article(proposal.article)
            tag = found[0].tag
            manner = guess_claim(article, catalogue, tag.start, tag.end).type
            speakers = _speakers(found[0], catalogue)
        articles = {linked.tag.id: linked.article for linked in found}
        return Material(contexts(store, tags), articles, manner, speakers)

    return session.submit(read)


def _speakers(linked: LinkedTag, catalogue: Catalogue) -> tuple[str, ...]:
    found = (catalogue.get(Actor, link.actor) for link in linked.role(LinkRole.SPEAKER))
    return tuple(actor.name for actor in found if actor)
