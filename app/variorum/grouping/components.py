"""Union-find that only proposes: what a guard keeps apart never gets into one component."""

from collections.abc import Iterable

from variorum.grouping.guards import Node, joint
from variorum.model.proposal import Match, Why


class Components:
    """Which nodes may be one, and for what reasons."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        """Start with every node by itself."""
        self._above: dict[Node, Node] = {node: node for node in nodes}
        self._members: dict[Node, list[Node]] = {}
        self.reasons: dict[Node, list[tuple[Node, Why]]] = {}

    def add(self, node: Node) -> None:
        """Take in one more node."""
        self._above[node] = node

    def drop(self, node: Node) -> None:
        """Forget a node that is alone."""
        del self._above[node]

    def __contains__(self, node: Node) -> bool:
        """Tell whether a node is known (and was not split into parts)."""
        return node in self._above

    def root(self, node: Node) -> Node:
        """Return the node that stands for its component."""
        above = self._above
        while above[node] is not node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    def members(self, node: Node) -> list[Node]:
        """Return the component of a node."""
        root = self.root(node)
        return self._members.get(root, [root])

    def guard(self, one: Node, other: Node) -> Match | None:
        """Return what keeps the components of two nodes apart, or None."""
        if self.root(one) is self.root(other):
            return None
        return joint(self.members(one), self.members(other))

    def join(self, one: Node, other: Node, why: Why) -> bool:
        """Make two components one unless a guard forbids; tell whether they are one now."""
        first, second = self.root(one), self.root(other)
        if first is not second:
            if self.guard(first, second):
                return False
            if len(self.members(first)) < len(self.members(second)):
                first, second = second, first
            self._members[first] = [*self.members(first), *self.members(second)]
            self._members.pop(second, None)
            self._above[second] = first
        self.reasons.setdefault(one, []).append((other, why))
        self.reasons.setdefault(other, []).append((one, why))
        return True

    def all(self) -> list[list[Node]]:
        """Return the components, each and all in the nodes' own order."""
        found: dict[Node, list[Node]] = {}
        for node in self._above:
            found.setdefault(self.root(node), []).append(node)
        made = [
            group if len(group) == 1 else sorted(group, key=lambda node: node.order)
            for group in found.values()
        ]
        return sorted(made, key=lambda group: group[0].order)
