"""How many records of each kind, in words."""

from collections.abc import Callable, Mapping

RECORDS: Mapping[str, tuple[str, str]] = {
    "article": ("{n} article", "{n} articles"),
    "tag": ("{n} tag", "{n} tags"),
    "note": ("{n} memo", "{n} memos"),
    "outlet": ("{n} outlet", "{n} outlets"),
    "actor": ("{n} actor", "{n} actors"),
    "alias": ("{n} other name", "{n} other names"),
    "topic": ("{n} topic", "{n} topics"),
    "proposition": ("{n} proposition", "{n} propositions"),
    "quantity": ("{n} quantity", "{n} quantities"),
    "annotator": ("{n} analyst", "{n} analysts"),
    "relation": ("{n} verdict on two", "{n} verdicts on two"),
    "decision": ("{n} decision", "{n} decisions"),
    "assessment": ("{n} assessment", "{n} assessments"),
    "tag_link": ("{n} link", "{n} links"),
    "project": ("{n} project", "{n} projects"),
    "text_version": ("{n} text", "{n} texts"),
    "region": ("{n} marked line", "{n} marked lines"),
    "actor_link": ("{n} tie of an actor", "{n} ties of actors"),
    "proposition_link": ("{n} tie of a proposition", "{n} ties of propositions"),
    "independence": ("{n} ruling on independence", "{n} rulings on independence"),
    "constraint": ("{n} constraint", "{n} constraints"),
    "read_mark": ("{n} sentence read", "{n} sentences read"),
}
"""One and many of each kind of record."""


def records(counts: Mapping[str, int], tr: Callable[[str], str]) -> str:
    """Return how many records there are of each kind: "2 articles, 2 texts, 31 tags"."""
    return ", ".join(
        tr(RECORDS[kind][count != 1]).format(n=count) for kind, count in counts.items() if count
    )
