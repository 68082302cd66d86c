"""Every number of the summary, computed a second time: in SQL over the tables, from the law alone.

Nothing of the engine is used: who is one origin, what counts, what is left out are queries. Only
the largest matching, which SQL cannot say, is found by trying all choices.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from laid_sample import LaidSample

from variorum.model.changes import ChangeSet, created
from variorum.model.ids import Id, new_id
from variorum.model.records import (
    Actor,
    ActorLink,
    Article,
    Decision,
    Independence,
    Outlet,
    Proposition,
    Quantity,
    Record,
    Region,
    Relation,
    TextVersion,
)
from variorum.model.sparse import total
from variorum.model.summary import PropositionRow, Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.vocabulary import (
    ActorTie,
    Attitude,
    ClaimType,
    Comparator,
    DecisionKind,
    Genre,
    LinkRole,
    Polarity,
    PropositionKind,
    QuantityKind,
    RegionKind,
    RelationKind,
    Ruling,
    TagKind,
    Voice,
)
from variorum.workspace.pages import profiles
from variorum.workspace.projects import create_project, open_project
from variorum.workspace.reporting import summarise

LAW = Path(__file__).parents[1] / "law.sql"


class Sql:
    """A project file asked in SQL."""

    def __init__(self, path: Path) -> None:
        """Make the views in a copy that lies in memory."""
        self._database = sqlite3.connect(":memory:")
        with sqlite3.connect(path) as file:
            file.backup(self._database)
        file.close()
        self._database.executescript(LAW.read_text(encoding="utf-8"))

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self._database.execute(sql, values).fetchall()

    def one(self, sql: str) -> Any:  # noqa: ANN401  # what was asked for
        """Return the one value of a query."""
        return self.rows(sql)[0][0]

    def close(self) -> None:
        """Let go of the copy."""
        self._database.close()

    # -- what SQL cannot say -----------------------------------------------------------------

    def edges(self, proposition: str, polarity: str) -> set[tuple[frozenset[str], bytes]]:
        """Return who speaks (all members of a joint voice) in which document, on one side."""
        found = self.rows(
            "SELECT keys, document FROM counted WHERE hex(proposition) = ? AND polarity = ?",
            proposition,
            polarity,
        )
        return {(frozenset(keys.split(",")), document) for keys, document in found}

    def ruled(self, ruling: str) -> set[frozenset[str]]:
        """Return the pairs of origins on which a ruling holds."""
        return {
            frozenset(pair)
            for pair in self.rows(
                "SELECT a.key, b.key FROM independence JOIN origin AS a ON a.actor = one"
                " JOIN origin AS b ON b.actor = other WHERE ruling = ? AND a.key <> b.key",
                ruling,
            )
        }

    def largest(self, edges: set[tuple[frozenset[str], bytes]]) -> int:
        """Return how many voices can be heard at once, by trying all choices."""
        dependent = self.ruled("dependent")

        def best(rest: list[tuple[frozenset[str], bytes]], heard: tuple[str, ...]) -> int:
            if not rest:
                return 0
            (keys, document), *others = rest
            apart = [
                one
                for one in others
                if one[1] != document
                and not one[0] & keys
                and not any(frozenset((a, b)) in dependent for a in keys for b in one[0])
            ]
            return max(1 + best(apart, heard), best(others, heard))

        return best(sorted(edges, key=lambda one: (sorted(one[0]), one[1])), ())


def _hex(one: Id) -> str:
    return one.replace("-", "").upper()


@pytest.fixture(params=["sample", *range(6)])
def project(
    request: pytest.FixtureRequest, tmp_path: Path, laid_sample: LaidSample
) -> Iterator[tuple[Sql, Summary, Any]]:
    path = tmp_path / "p.variorum"
    if request.param == "sample":
        session = open_project(laid_sample.lay(path), "Ada")
    else:
        session = create_project(path, "Test", "Ada")
        made = tuple(_project(Random(request.param)))  # noqa: S311  # a test's dice
        session.do(ChangeSet("annotate", created(*made))).result()
    summary = summarise(session)
    sql = Sql(session.path)
    yield sql, summary, session
    sql.close()
    session.close()


Project = tuple[Sql, Summary, Any]


def test_counts_of_the_overview(project: Project) -> None:
    sql, summary, _ = project
    assert len(summary.articles) == sql.one("SELECT count(*) FROM article")
    heads = "SELECT count(*) FROM one WHERE id = at AND about = "
    assert len(summary.propositions) == sql.one(f"{heads} 'proposition'")
    assert len(summary.quantities) == sql.one(f"{heads} 'quantity'")
    assert len({name for name in summary.outlet_names if name}) == sql.one(
        "SELECT count(DISTINCT name) FROM outlet JOIN article ON article.outlet = outlet.id"
    )


def test_cells_of_the_matrix(project: Project) -> None:
    sql, summary, _ = project
    sides: dict[tuple[str, str, str], int] = {
        (proposition, article, polarity): count
        for proposition, article, polarity, count in sql.rows(
            "SELECT hex(proposition), hex(article), polarity, count(*) FROM counted"
            " GROUP BY 1, 2, 3"
        )
    }
    voices = {
        (proposition, article): (count, withheld)
        for proposition, article, count, withheld in sql.rows(
            "SELECT hex(proposition), hex(article), count(*), sum(reason IS 'withheld')"
            " FROM said GROUP BY 1, 2"
        )
    }
    joint = {row[0] for row in sql.rows("SELECT hex(proposition) FROM said WHERE keys LIKE '%,%'")}
    seen = 0
    for row in summary.propositions:
        group = _hex(row.proposition.id)
        for cell in row.cells:
            key = (group, _hex(cell.article))
            shown = cell.asserts + cell.denies + cell.withholds + cell.uncounted
            assert (shown, cell.withholds) == voices.get(key, (0, 0))
            seen += shown
            if group not in joint:
                assert cell.asserts == sides.get((*key, "asserts"), 0)
                assert cell.denies == sides.get((*key, "denies"), 0)
    assert seen == sql.one("SELECT count(*) FROM said")


def test_support_denial_and_status_of_every_proposition(project: Project) -> None:
    sql, summary, _ = project
    for row in summary.propositions:
        group = _hex(row.proposition.id)
        support = sql.largest(sql.edges(group, "asserts"))
        denial = sql.largest(sql.edges(group, "denies"))
        assert (row.verdict.support, row.verdict.denial) == (support, denial), row.proposition.text
        assert row.verdict.status == _status(sql, row, support, denial), row.proposition.text


def _status(sql: Sql, row: PropositionRow, support: int, denial: int) -> str:
    """Return the first row of the law's table that fits."""
    group = _hex(row.proposition.id)
    reasons = {
        one for (one,) in sql.rows("SELECT reason FROM said WHERE hex(proposition) = ?", group)
    }
    if not support + denial:
        kinds = (("narrator", "unattributed"), ("withheld", "withheld"))
        return next((status for reason, status in kinds if reason in reasons), "no_evidence")
    if row.proposition.kind is not PropositionKind.FACTUAL:
        if support and denial:
            return "split_view"
        return "shared_view" if max(support, denial) > 1 else "single_view"
    edges = sql.edges(group, "asserts")
    groups = {key for keys, _ in edges | sql.edges(group, "denies") for key in keys}
    if support and denial:
        return "contested" if len(groups) > 1 else "divided"
    if support > 1:
        return "corroborated" if _confirmed(sql, edges) else "agreed"
    return "single_origin" if support else "denied"


def _confirmed(sql: Sql, edges: set[tuple[frozenset[str], bytes]]) -> bool:
    """Tell whether two that can be heard at once are ruled independent."""
    confirmed = sql.ruled("confirmed")
    return any(
        sql.largest({one, other}) > 1 and frozenset((a, b)) in confirmed
        for one in edges
        for other in edges
        for a in one[0]
        for b in other[0]
    )


def test_how_often_actors_are_named_and_speak(project: Project) -> None:
    """A tag with two forms of one actor counts for each of the forms."""
    sql, summary, _ = project
    shown = {_hex(row.actor.id): (total(row.mentions), total(row.claims)) for row in summary.actors}
    counted = {
        actor: (mentions, claims)
        for actor, mentions, claims in sql.rows(
            "SELECT hex(one.at),"
            " count(DISTINCT CASE here.kind WHEN 'actor' THEN hex(here.id || link.actor) END),"
            " count(DISTINCT CASE here.kind WHEN 'claim' THEN hex(here.id || link.actor) END)"
            " FROM one LEFT JOIN tag_link AS link ON link.actor = one.id"
            " AND link.role IN ('actor', 'speaker')"
            " LEFT JOIN here ON here.id = link.tag AND NOT here.rejected"
            " AND here.kind = CASE link.role WHEN 'actor' THEN 'actor' ELSE 'claim' END"
            " WHERE one.about = 'actor' GROUP BY one.at"
        )
    }
    assert shown == {actor: counted[actor] for actor in shown}
    assert sum(map(sum, shown.values())) == sum(map(sum, counted.values()))


def test_stances_by_holder_target_and_attitude(project: Project) -> None:
    sql, summary, _ = project
    shown = Counter((row.target_kind, row.attitude, len(row.holders)) for row in summary.stances)
    counted = Counter(
        sql.rows(
            "SELECT coalesce((SELECT CASE WHEN proposition IS NOT NULL THEN 'proposition'"
            " WHEN topic IS NOT NULL THEN 'topic' WHEN actor IS NOT NULL THEN 'actor'"
            " WHEN outlet IS NOT NULL THEN 'outlet' END"
            " FROM tag_link WHERE tag = here.id AND role = 'target' ORDER BY position, id LIMIT 1),"
            " ''), attitude,"
            " (SELECT count(*) FROM tag_link WHERE tag = here.id AND role = 'holder')"
            " FROM here WHERE kind = 'stance' AND NOT rejected"
        )
    )
    assert shown == counted


def test_what_outlets_carry(project: Project) -> None:
    sql, summary, session = project
    joint = {row[0] for row in sql.rows("SELECT hex(proposition) FROM said WHERE keys LIKE '%,%'")}
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for outlet, polarity, proposition in sql.rows(
        "SELECT hex(article.outlet), polarity, hex(proposition) FROM counted"
        " JOIN article ON article.id = counted.article WHERE article.outlet IS NOT NULL"
    ):
        if proposition not in joint:
            sides[outlet, polarity].add(proposition)
    articles = Counter(
        outlet for (outlet,) in sql.rows("SELECT hex(outlet) FROM article WHERE outlet IS NOT NULL")
    )
    for profile in profiles(session.state.catalogue, summary).outlets:
        key = _hex(Id(profile.key))
        assert len(profile.articles) == articles[key]
        assert {*map(_hex, profile.asserts)} - joint == sides[key, "asserts"]
        assert {*map(_hex, profile.denies)} - joint == sides[key, "denies"]


def test_figures_their_bounds_and_their_pairs(project: Project) -> None:
    sql, summary, _ = project
    bounds = {
        tag: (low, high)
        for tag, low, high in sql.rows(
            "SELECT hex(here.id), CASE comparator WHEN '>' THEN value + 1 WHEN '~' THEN value * 0.9"
            " WHEN '<' THEN 0 WHEN '<=' THEN 0 ELSE value + 0 END,"
            " CASE comparator WHEN '=' THEN value + 0 WHEN '~' THEN value * 1.1"
            " WHEN '<' THEN value - 1 END FROM here WHERE kind = 'figure' AND unit = ''"
            " AND comparator IN ('=', '>', '~', '<')"
        )
    }
    per_quantity = dict(
        sql.rows(
            "SELECT hex(one.at), count(DISTINCT here.id) FROM here JOIN tag_link AS link"
            " ON link.tag = here.id AND link.role = 'quantity'"
            " JOIN one ON one.about = 'quantity' AND one.id = link.quantity"
            " WHERE here.kind = 'figure' GROUP BY 1"
        )
    )
    compared = 0
    for row in summary.quantities:
        heard = row.verdict.figures
        assert len(heard) + len(row.verdict.excluded) == per_quantity.get(_hex(row.quantity.id), 0)
        assert len(row.verdict.pairs) == len(heard) * (len(heard) - 1) // 2
        for figure in heard if row.quantity.dimension == "count" else ():
            if _hex(figure.tag) in bounds and figure.interval is not None:
                low, high = bounds[_hex(figure.tag)]
                assert float(figure.interval.low) == pytest.approx(low)
                shown = figure.interval.high
                assert (None if shown is None else float(shown)) == (
                    None if high is None else pytest.approx(high)
                )
                compared += 1
    assert compared


# -- a project of chance -----------------------------------------------------------------------

_TIME = "2024-05-01T00:00:00.000Z"
_TEXT = " ".join(f"word{number:03d}" for number in range(400))
_WORD = len("word000 ")


def _project(dice: Random) -> Iterator[Record]:
    """Yield articles, actors who speak for others, propositions, and tags on all of them."""
    outlets = [Outlet(id=new_id(), created=_TIME, name=f"Paper {n}") for n in range(3)]
    actors = [Actor(id=new_id(), created=_TIME, name=f"Voice {n}") for n in range(7)]
    articles = [_article(dice, n, outlets, actors) for n in range(7)]
    unnamed = [
        Actor(id=new_id(), created=_TIME, name="an official", article=one.id)
        for one in articles
        for _ in range(dice.randint(0, 2))
    ]
    versions = [_version(one, n) for n, one in enumerate(articles)]
    kinds = [PropositionKind.FACTUAL] * 5 + [PropositionKind.FORECAST, PropositionKind.POLICY]
    propositions = [
        Proposition(id=new_id(), created=_TIME, text=f"So it is {n}", kind=kind)
        for n, kind in enumerate(kinds)
    ]
    quantity = Quantity(
        id=new_id(), created=_TIME, name="Barges", unit="barges", kind=QuantityKind.STOCK
    )
    yield from (*outlets, *actors, *articles, *unnamed, *versions, *propositions, quantity)
    yield from _rulings(dice, articles, actors, propositions)
    yield Region(
        id=new_id(),
        created=_TIME,
        text_version=versions[0].id,
        start=0,
        end=60 * _WORD,
        kind=RegionKind.BOILERPLATE,
    )
    for version in versions:
        for _ in range(dice.randint(8, 14)):
            yield from _said(dice, version, propositions, [*actors, *unnamed], outlets)
        yield from _figure(dice, version, quantity)
        yield from _mention(dice, version, actors)


def _article(dice: Random, n: int, outlets: list[Outlet], actors: list[Actor]) -> Article:
    return Article(
        id=new_id(),
        created=_TIME,
        label="ABCDEFG"[n],
        outlet=dice.choice([None, *(one.id for one in outlets)]),
        genre=dice.choice([Genre.NEWS, Genre.NEWS, Genre.OPINION]),
        author_actor=dice.choice([None, actors[0].id]),
        published=dice.choice(["", "2024-04-01", "2024-04-03"]),
    )


def _version(article: Article, n: int) -> TextVersion:
    text = f"{_TEXT} {n}"
    return TextVersion(
        id=new_id(),
        created=_TIME,
        article=article.id,
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
    )


def _rulings(
    dice: Random, articles: list[Article], actors: list[Actor], propositions: list[Proposition]
) -> Iterator[Record]:
    yield ActorLink(
        id=new_id(),
        created=_TIME,
        actor=actors[5].id,
        parent=actors[4].id,
        kind=dice.choice([ActorTie.SPEAKS_FOR, ActorTie.ORGAN_OF, ActorTie.MEMBER_OF]),
    )
    for about, records in (("actor", actors), ("proposition", propositions)):
        yield Decision(
            id=new_id(),
            created=_TIME,
            kind=DecisionKind.MERGE,
            about=about,
            subject=records[3].id,
            object=records[dice.randint(1, 2)].id,
        )
    yield Relation(
        id=new_id(),
        created=_TIME,
        kind=RelationKind.COPY_OF,
        about="article",
        one=articles[6].id,
        other=articles[dice.randint(0, 5)].id,
    )
    for one, other in ((0, 1), (1, 2), (4, 6)):
        yield Independence(
            id=new_id(),
            created=_TIME,
            one=actors[one].id,
            other=actors[other].id,
            ruling=dice.choice(list(Ruling)),
        )


def _tag(dice: Random, version: TextVersion, kind: TagKind, **fields: Any) -> Tag:  # noqa: ANN401  # fields of a record
    start = dice.randint(0, 390) * _WORD
    end = start + _WORD - 1
    return Tag(
        id=new_id(),
        created=_TIME,
        text_version=version.id,
        kind=kind,
        start=start,
        end=end,
        quote=version.text[start:end],
        rejected=dice.random() < 0.1,
        **fields,
    )


def _link(tag: Tag, role: LinkRole, **fields: Any) -> TagLink:  # noqa: ANN401  # fields of a record
    return TagLink(id=new_id(), created=_TIME, tag=tag.id, role=role, **fields)


def _said(
    dice: Random,
    version: TextVersion,
    propositions: list[Proposition],
    actors: list[Actor],
    outlets: list[Outlet],
) -> Iterator[Record]:
    """Yield a claim or a stance on a proposition, by nobody, one, a chain or several at once."""
    about = dice.choice(propositions)
    here = [one for one in actors if one.article in (None, version.article)]
    if dice.random() < 0.2:
        tag = _tag(dice, version, TagKind.STANCE, attitude=dice.choice([None, *Attitude]))
        yield tag
        yield _link(tag, LinkRole.TARGET, proposition=about.id)
        yield _link(tag, LinkRole.HOLDER, actor=dice.choice(here).id)
        return
    voice = dice.choice([Voice.ATTRIBUTED, Voice.ATTRIBUTED, Voice.NARRATOR])
    tag = _tag(dice, version, TagKind.CLAIM, voice=voice)
    yield tag
    yield _link(
        tag,
        LinkRole.PROPOSITION,
        proposition=about.id,
        polarity=dice.choice([*Polarity, Polarity.ASSERTS, Polarity.ASSERTS, None]),
        type=dice.choice([*ClaimType, ClaimType.FACT, ClaimType.FACT, None]),
    )
    speakers = dice.sample(here, dice.choice([0, 1, 1, 1, 2]))
    jointly = dice.random() < 0.3
    for position, one in enumerate(speakers):
        yield _link(
            tag,
            LinkRole.SPEAKER,
            actor=one.id,
            position=0 if jointly else position,
            origin=jointly or dice.random() < 0.3,
        )
    if dice.random() < 0.1:
        yield _link(tag, LinkRole.SPEAKER, outlet=dice.choice(outlets).id, origin=True)


def _figure(dice: Random, version: TextVersion, quantity: Quantity) -> Iterator[Record]:
    comparators = [Comparator.EQUAL, Comparator.MORE, Comparator.LESS, Comparator.ABOUT]
    tag = _tag(
        dice,
        version,
        TagKind.FIGURE,
        comparator=dice.choice(comparators),
        value=Decimal(dice.randint(1, 9)),
    )
    yield tag
    yield _link(tag, LinkRole.QUANTITY, quantity=quantity.id)


def _mention(dice: Random, version: TextVersion, actors: list[Actor]) -> Iterator[Record]:
    tag = _tag(dice, version, TagKind.ACTOR)
    yield tag
    for one in dice.sample(actors, dice.randint(1, 2)):
        yield _link(tag, LinkRole.ACTOR, actor=one.id)
