"""Names of two plain words that no rule ties to another: most of a large project's.

Of such a name nothing need be known but how often it is used. It has no title, no body's word and
no legal form, and two words: so it is one with another only where that has these words, ends in
them, is a surname it bears or looks like it, or where the table or the analyst says so.
"""

from collections.abc import Collection, Iterable, Mapping

from variorum.grouping.forms import FormSeen, Lookup
from variorum.grouping.guards import EVERYWHERE, Node
from variorum.grouping.mentions import Said
from variorum.grouping.names import parse
from variorum.grouping.pairs import Spelt
from variorum.grouping.words import EAST_ASIAN
from variorum.model.ids import Id, id_bytes


class Lone:
    """The plain names, by their keys, that nothing is known to tie to another by now."""

    def __init__(self, plain: Mapping[str, Said]) -> None:
        """Begin with all."""
        self._left = dict(plain)

    def take_met(self, nodes: Iterable[Node], lookup: Lookup) -> list[FormSeen]:
        """Take out those that a rule may tie to some nodes, and those of the shipped table."""
        called, surnames = _called(nodes), _bare(nodes)
        found = []
        for key, said in self._left.items():
            first, last = key.split(" ")
            is_bearer = last in surnames or (first in surnames and first in EAST_ASIAN)
            if is_bearer or key in called or lookup(said.spelling) is not None:
                found.append(key)
        return self.take(found)

    def take_tagged(self, tags: Collection[Id]) -> list[FormSeen]:
        """Take out those that some tags say."""
        blobs = set(map(id_bytes, tags))
        left = self._left.items() if blobs else ()
        return self.take([key for key, said in left if not blobs.isdisjoint(said.tags())])

    def take(self, keys: Iterable[str]) -> list[FormSeen]:
        """Take out the names of some keys, as far as they are left."""
        taken = (self._left.pop(key) for key in keys if key in self._left)
        return [FormSeen(said.spelling, names=(said.spelling,), said=said) for said in taken]

    def spelt(self) -> list[Spelt]:
        """Return the letters of those left, in their order."""
        return [Spelt(key, EVERYWHERE, key, tuple(key.split(" "))) for key in sorted(self._left)]

    def asked(self) -> list[Said]:
        """Return those left that are used more than once."""
        return [said for said in self._left.values() if len(said) > 1]


def _called(nodes: Iterable[Node]) -> set[str]:
    """Return the keys that a name of two words has where a rule may tie it to one of some nodes."""
    found = set()
    for node in nodes:
        form, name = node.form, node.name
        local = (text for _, text in form.local)
        said = (*form.names[1:], *form.strings, *form.doubtful, *local)
        found |= {name.loose, " ".join(name.tokens[-2:]), *(parse(text).loose for text in said)}
    return found


def _bare(nodes: Iterable[Node]) -> set[str]:
    """Return the surnames that stand alone in some nodes, with a title or without."""
    return {node.name.core[0] for node in nodes if len(node.name.core) == 1}
