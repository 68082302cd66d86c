"""Which tags are drawn anew after a change: those whose words it alters, and no others."""

from dataclasses import replace

import pytest

from variorum.model.changes import Change
from variorum.model.ids import Id
from variorum.model.records import Actor, Article, Proposition, Quantity, Record, TextVersion
from variorum.model.tags import Tag, TagLink
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import ActorKind, LinkRole, PropositionKind, TagKind
from variorum.ui.desk.following import tags_touched

WHEN = "2026-01-01T00:00:00.000Z"
TOWN = Actor(id=Id("town"), created=WHEN, name="Quillham", kind=ActorKind.STATE)
LEAKS = Proposition(id=Id("leaks"), created=WHEN, text="The dam leaks")
SAND = Quantity(id=Id("sand"), created=WHEN, name="Sand", unit="tons")


def opened() -> OpenArticle:
    """Return an article with a claim of the town that the dam leaks, and two lone tags."""
    article = Article(id=Id("a"), created=WHEN, title="Dams")
    version = TextVersion(id=Id("v"), created=WHEN, article=article.id, sha256="", text="x" * 40)
    made = OpenArticle(article, version)
    records: list[Record] = [
        Tag(
            id=Id(f"t{n}"),
            created=WHEN,
            text_version=version.id,
            kind=kind,
            start=n,
            end=n + 1,
            quote="x",
        )
        for n, kind in enumerate((TagKind.CLAIM, TagKind.ACTOR, TagKind.FIGURE))
    ]
    for n, (tag, role, target) in enumerate(
        (
            ("t0", LinkRole.PROPOSITION, {"proposition": LEAKS.id}),
            ("t0", LinkRole.SPEAKER, {"actor": TOWN.id}),
            ("t1", LinkRole.ACTOR, {"actor": TOWN.id}),
            ("t2", LinkRole.QUANTITY, {"quantity": SAND.id}),
        )
    ):
        records.append(
            TagLink(id=Id(f"l{n}"), created=WHEN, tag=Id(tag), role=role, **target)  # type: ignore[arg-type]  # the one target
        )
    made.apply([Change(None, record) for record in records])
    return made


@pytest.mark.parametrize(
    ("before", "after", "touched"),
    [
        (TOWN, replace(TOWN, name="Quill"), {"t0", "t1"}),
        (LEAKS, replace(LEAKS, text="It leaks"), {"t0"}),
        (SAND, replace(SAND, unit="kg"), {"t2"}),
        (TOWN, replace(TOWN, kind=ActorKind.GROUP), set()),
        (LEAKS, replace(LEAKS, kind=PropositionKind.POLICY, accused=(TOWN.id,)), set()),
        (None, replace(TOWN, id=Id("other")), set()),
    ],
)
def test_only_tags_that_say_the_name_are_drawn_anew(
    before: Record | None, after: Record, touched: set[str]
) -> None:
    assert tags_touched(opened(), [Change(before, after)]) == touched
