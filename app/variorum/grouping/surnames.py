"""Bare surnames: the full name in the same article, else the only one in the project."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.grouping.components import Components
from variorum.grouping.guards import Node, guard
from variorum.grouping.names import parse
from variorum.model.ids import Id
from variorum.model.proposal import Match, Why

Doubts = dict[Node, list[tuple[Node, Why]]]
"""Forms that lean on several others which are not one, and why on each."""

Bearers = Mapping[str, Sequence[Node]]
"""Who bears a surname with a full name."""


def bearers(nodes: Iterable[Node]) -> Bearers:
    """Return the nodes with a full name, by surname."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.home is None and not node.entries:
            surnames = list(node.name.surnames)
            for text in node.form.names[1:]:
                surnames += parse(text).surnames
            for surname in dict.fromkeys(surnames):
                found[surname].append(node)
    return found


def leans(node: Node, known: Bearers) -> bool:
    """Tell whether a node is a bare surname that somebody bears."""
    return node.name.is_bare and not node.entries and node.name.core[0] in known


def settle(nodes: Sequence[Node], known: Bearers, components: Components, doubts: Doubts) -> None:
    """Join bare surnames to whom they name; tags of one surname may fall to several.

    Where several could be meant, the surname's tags there are in doubt between them.
    """
    for node in nodes:
        if node not in doubts and leans(node, known):
            fit = [one for one in known[node.name.core[0]] if one is not node]
            if not set(fit) & set(components.members(node)):
                _settle(node, fit, components, doubts)
    left: dict[str, Node] = {}
    for node in nodes:
        if node in components and node not in doubts and node.name.is_bare and not node.entries:
            first = left.setdefault(node.name.core[0], node)
            if first is not node:
                same = first.name.loose == node.name.loose
                match = Match.SAME_KEY if same else Match.END_OF_NAME
                components.join(first, node, Why(match, first.form.text))


def _settle(node: Node, fit: list[Node], components: Components, doubts: Doubts) -> None:
    groups: dict[Node, list[Node]] = defaultdict(list)
    for one in fit:
        if guard(node, one) is None:
            groups[components.root(one)].append(one)
    roots = _titled_alike(node, groups) or list(groups)
    if len(roots) == 1:
        _join(node, groups[roots[0]], components)
    elif roots and len(components.members(node)) == 1:
        for part, found in _parts(node, groups):
            _place(node, part, [groups[root] for root in found or roots], components, doubts)
        if node.form.actor is None:
            components.drop(node)


def _titled_alike(node: Node, groups: Mapping[Node, Sequence[Node]]) -> list[Node]:
    """Return the only one of a surname who has the same title: "President Kim", or nothing."""
    found = [
        root
        for root, group in groups.items()
        if any(one.name.titles & node.name.titles for one in group)
    ]
    return found if len(found) == 1 else []


def _place(
    node: Node, part: Node, found: list[list[Node]], components: Components, doubts: Doubts
) -> None:
    if part is not node:
        components.add(part)
    if len(found) == 1:
        _join(part, found[0], components)
    else:
        doubts[part] = [_reason(part, group) for group in found]


def _join(node: Node, group: Sequence[Node], components: Components) -> None:
    target, why = _reason(node, group)
    components.join(node, target, why)


def _reason(node: Node, group: Sequence[Node]) -> tuple[Node, Why]:
    here = [one for one in group if one.meets(node)]
    match = Match.SURNAME_HERE if here else Match.SURNAME_ONLY
    target = (here or group)[0]
    return target, Why(match, target.name.called)


def _parts(node: Node, groups: Mapping[Node, Sequence[Node]]) -> list[tuple[Node, list[Node]]]:
    """Return a node's tags by who of that surname is named in their articles.

    An actor's tags stay together: the analyst linked them.
    """
    if node.form.actor:
        roots = [root for root, group in groups.items() if any(map(node.meets, group))]
        return [(node, roots)]
    here = node.articles
    named: dict[Id, list[Node]] = defaultdict(list)
    for root, group in groups.items():
        for article in {at for one in group for at in here.intersection(one.form.articles)}:
            named[article].append(root)
    by_found: dict[tuple[Node, ...], list[Id]] = defaultdict(list)
    for article in dict.fromkeys(node.form.articles):
        by_found[tuple(named.get(article, ()))].append(article)
    ordered = sorted(by_found.items(), key=lambda item: item[1])
    parts = parts_of(node, [articles for _, articles in ordered])
    return [(part, list(found)) for part, (found, _) in zip(parts, ordered, strict=True)]


def parts_of(node: Node, articles: Sequence[Iterable[Id]]) -> list[Node]:
    """Return the parts of a loose form that stand in each of several sets of articles."""
    return [
        Node(form, node.name, node.entries, node.states, node.kind, node.cannot, node.said)
        for form in node.form.parts(articles)
    ]
