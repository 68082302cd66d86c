"""What of the tags a view leaves standing: for charts of what is dated and who is named."""

from collections.abc import Iterable
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.evidence import Linked
from variorum.model.ids import Id
from variorum.model.tags import TagLink
from variorum.model.view import View
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import LinkRole, TagKind
from variorum.reconcile.attribution import attribute
from variorum.reconcile.counting import left_out_of_view
from variorum.reconcile.origins import Origins

Span = tuple[int, int]


class Hearing:
    """A view applied to tags that are no evidence: whose words are left, and who is named."""

    def __init__(self, catalogue: Catalogue, view: View) -> None:
        """Resolve the origins of `catalogue` once; made anew when it has changed."""
        self._origins = Origins(catalogue, view)
        self._unheard = view.origins

    def hears(self, linked: Linked) -> bool:
        """Tell whether a tag stands in the view: not left out, nor said by those left out alone."""
        return left_out_of_view(linked, self._origins) is None and not self.silences(linked)

    def silences(self, linked: Linked) -> bool:
        """Tell whether all the origins of a tag, and it has some, are left out."""
        if not self._unheard:
            return False
        behind = attribute(linked, self._origins).origins
        return bool(behind) and not self._origins.viewing.heard(behind)

    def mentions(self, linked: Iterable[LinkedTag]) -> list[LinkedTag]:
        """Return the tags of actors of one article that stand in the view.

        An origin left out takes its actors along, and whoever is named only in its words: within
        statements none of which is left.
        """
        found = list(linked)
        named = [one for one in found if one.tag.kind is TagKind.ACTOR and self.hears(one)]
        if not self._unheard:
            return named
        said: dict[bool, list[Span]] = {True: [], False: []}
        for one in found:
            if one.tag.kind is not TagKind.ACTOR and one.excluded_by is None:
                said[self.silences(one)].append((one.tag.start, one.tag.end))
        kept = (one for one in named if not _within(one, said[True]) or _within(one, said[False]))
        return [replace(one, links=tuple(filter(self._is_left, one.links))) for one in kept]

    def _is_left(self, link: TagLink) -> bool:
        return link.role is not LinkRole.ACTOR or not self._is_unheard(link.actor)

    def _is_unheard(self, actor: Id | None) -> bool:
        return actor is not None and self._origins.of_actor(actor).key in self._unheard


def _within(one: LinkedTag, spans: Iterable[Span]) -> bool:
    return any(start <= one.tag.start and one.tag.end <= end for start, end in spans)
