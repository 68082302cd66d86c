"""The sample's expert tags give the statuses and relations worked out by hand beside them."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.kinds import from_plain
from variorum.model.records import Article, Proposition, Quantity, Record, Region, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import LinkedTag, OpenArticle
from variorum.paths import sample_corpus
from variorum.reconcile.figures import quantity_verdict
from variorum.reconcile.origins import Origins
from variorum.reconcile.status import verdict

ABOUT_THE_FILE = {"record", "format", "version", "prefix", "suffix"}
COMPARED = ("status", "support", "denial", "accused_only", "provisional")

Evidence = dict[Id, list[LinkedTag]]


def _records(path: Path) -> list[Record]:
    lines = [json.loads(line) for line in path.read_bytes().decode("utf-8").splitlines()]
    return [
        from_plain(line["record"], {key: line[key] for key in line if key not in ABOUT_THE_FILE})
        for line in lines
    ]


def _by_target(records: list[Record]) -> Evidence:
    """Return the tags that point at each proposition and quantity."""
    articles = {record.id: record for record in records if isinstance(record, Article)}
    opened = {
        record.id: OpenArticle(articles[record.article], record)
        for record in records
        if isinstance(record, TextVersion)
    }
    links: dict[Id, list[TagLink]] = defaultdict(list)
    for record in records:
        if isinstance(record, Region):
            opened[record.text_version].regions[record.id] = record
        elif isinstance(record, TagLink):
            links[record.tag].append(record)
    found: Evidence = defaultdict(list)
    for tag in (record for record in records if isinstance(record, Tag)):
        article = opened[tag.text_version]
        excluded = article.excluded_by(tag.start, tag.end)
        linked = LinkedTag(tag, tuple(links[tag.id]), article.article.id, excluded)
        for link in linked.links:
            target = link.proposition or link.quantity
            if target:
                found[target].append(linked)
    return found


@pytest.fixture(scope="module")
def expected() -> Any:  # noqa: ANN401  # JSON
    path = sample_corpus() / "expected_summary.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sample() -> tuple[Origins, Evidence]:
    records = _records(sample_corpus() / "tags.jsonl")
    return Origins(Catalogue(records)), _by_target(records)


def test_every_proposition_has_the_status_expected(
    sample: tuple[Origins, Evidence],
    expected: Any,  # noqa: ANN401  # JSON
) -> None:
    origins, evidence = sample
    found = {
        key: verdict(proposition, evidence[key], origins)
        for key, proposition in origins.catalogue.all(Proposition).items()
    }
    assert {key: tuple(getattr(one, name) for name in COMPARED) for key, one in found.items()} == {
        key: tuple(row[name] for name in COMPARED) for key, row in expected["propositions"].items()
    }


def test_every_pair_of_figures_has_the_relation_expected(
    sample: tuple[Origins, Evidence],
    expected: Any,  # noqa: ANN401  # JSON
) -> None:
    origins, evidence = sample
    found = {
        (frozenset((pair.one, pair.other)), pair.relation.value, pair.row)
        for key, quantity in origins.catalogue.all(Quantity).items()
        for pair in quantity_verdict(quantity, evidence[key], origins).pairs
    }
    assert found == {
        (frozenset((row["one"], row["other"])), row["relation"], row["row"])
        for row in expected["figures"]
    }
