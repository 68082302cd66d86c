"""Where articles come from: told of each when it is asked about, found once for the same ones."""

from dataclasses import replace

from variorum.model.summary import Summary
from variorum.ui.summary.sources import Places, Sources, Told


def test_it_tells_of_each_article(summary: Summary) -> None:
    sources = Sources(summary)
    assert [sources[one.id].label for one in summary.articles] == ["A", "B", "C"]
    assert list(sources) == [one.id for one in summary.articles]
    labels = Told(sources.places, lambda article: article.label)
    assert dict(labels) == {one.id: one.label for one in summary.articles}


def test_the_places_of_the_same_articles_are_kept(summary: Summary) -> None:
    before = Sources(summary)
    assert Sources(replace(summary, title="Another"), before).places is before.places
    fewer = replace(summary, articles=summary.articles[1:], outlet_names=summary.outlet_names[1:])
    after = Sources(fewer, before)
    assert after.places is not before.places
    assert after[fewer.articles[0].id].label == "B"
    assert Places(fewer.articles)[fewer.articles[1].id] == 1
