"""What the rules read of evidence is what its records say, however it is asked for."""

from collections.abc import Iterable
from pathlib import Path

from variorum.model.evidence import LinkCells, LinkedCells, TagCells
from variorum.model.records import Article
from variorum.model.views import LinkedTag
from variorum.model.vocabulary import TagKind
from variorum.paths import sample_corpus
from variorum.store.store import Store
from variorum.workspace.exchange import annotate
from variorum.workspace.projects import create_project

EVIDENCE = (TagKind.CLAIM, TagKind.STANCE, TagKind.FIGURE)


def _told(linked: LinkedTag | LinkedCells) -> tuple[object, ...]:
    """Return the fields that the rules read, links by id."""
    links = sorted(linked.links, key=lambda link: link.id)
    return (
        [getattr(linked.tag, name) for name in TagCells._fields],
        [[getattr(link, name) for name in LinkCells._fields] for link in links],
        linked.article,
        linked.excluded_by,
    )


def _by_tag(found: Iterable[LinkedTag | LinkedCells]) -> dict[str, tuple[object, ...]]:
    every = list(found)
    told = {one.tag.id: _told(one) for one in every}
    assert len(told) == len(every), "a tag came twice"
    return told


def _kept(store: Store) -> None:
    records = _by_tag(store.linked_tags(EVIDENCE))
    assert len(records) > 50
    articles = store.catalogue().all(Article)
    assert _by_tag(store.grounds_in(articles)) == records
    assert _by_tag(store.grounds_of(records)) == records
    first = sorted(articles)[:1]
    some = {one.tag.id for one in store.linked_tags(EVIDENCE) if one.article in first}
    assert _by_tag(store.grounds_in(first)).keys() == some
    for kind, found in (("proposition", store.evidence()), ("quantity", store.figures())):
        grounds = store.grounds(kind, found)
        assert grounds.keys() == found.keys()
        for group, tags in found.items():
            assert _by_tag(grounds[group]) == _by_tag(tags)
    mention = store.linked_tags((TagKind.ACTOR,))[0]
    assert _by_tag(store.grounds_of([mention.tag.id])) == _by_tag([mention])


def test_cells_are_the_fields_of_the_records(tmp_path: Path) -> None:
    session = create_project(tmp_path / "p.variorum", "Test", "Ada")
    annotate(session, sample_corpus() / "tags.jsonl")
    session.submit(_kept).result()
    session.close()
