"""What reconciliation, summary and library ask of the file."""

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from variorum.model.catalogue import IN_TEXT
from variorum.model.errors import UserError
from variorum.model.ids import Id, new_id
from variorum.model.records import (
    Actor,
    Alias,
    Note,
    Proposition,
    Quantity,
    ReadMark,
    Record,
    Region,
    Relation,
)
from variorum.model.vocabulary import LinkRole, RegionKind, RelationKind, TagKind
from variorum.store.opening import open_project

if TYPE_CHECKING:
    from conftest import Trial


@pytest.fixture
def talk(trial: "Trial") -> "Talk":
    return Talk(trial)


class Talk:
    """Two articles: A has a claim, a stance, a figure, a mention; B a claim in its boilerplate."""

    def __init__(self, trial: "Trial") -> None:
        """Write it all as one act."""
        make, a = trial.make, trial.version
        self.other, b = make.article("Said before. Said again. Read also.")
        self.b = b
        self.boilerplate = Region(
            **make.signed(), text_version=b.id, start=25, end=35, kind=RegionKind.RELATED
        )
        self.headline = Region(
            **make.signed(), text_version=b.id, start=0, end=12, kind=RegionKind.HEADLINE
        )
        self.actor = Actor(**make.signed(), name="Anna")
        self.p, self.q = make.proposition("p"), make.proposition("q")
        self.quantity = Quantity(**make.signed(), name="n")
        self.claim = make.tag(a, 0, 5)
        self.stance = make.tag(a, 9, 14, TagKind.STANCE)
        self.figure = make.tag(a, 9, 14, TagKind.FIGURE)
        self.mention = make.tag(a, 0, 5, TagKind.ACTOR)
        self.rejected = make.tag(a, 0, 3, TagKind.ACTOR, rejected=True)
        self.related = make.tag(b, 25, 29)
        self.across = make.tag(b, 18, 30)
        self.links = [
            make.link(self.claim, LinkRole.PROPOSITION, proposition=self.p.id),
            make.link(self.claim, LinkRole.PROPOSITION, proposition=self.q.id, position=1),
            make.link(self.claim, LinkRole.SPEAKER, actor=self.actor.id),
            make.link(self.stance, LinkRole.TARGET, proposition=self.p.id),
            make.link(self.figure, LinkRole.QUANTITY, quantity=self.quantity.id),
            make.link(self.figure, LinkRole.SPEAKER, actor=self.actor.id),
            make.link(self.mention, LinkRole.ACTOR, actor=self.actor.id),
            make.link(self.rejected, LinkRole.ACTOR, actor=self.actor.id),
            make.link(self.related, LinkRole.PROPOSITION, proposition=self.q.id),
            make.link(self.across, LinkRole.SPEAKER, actor=self.actor.id),
        ]
        self.tags = [self.claim, self.stance, self.figure, self.mention, self.rejected]
        trial.do(
            *(self.other, b, self.boilerplate, self.headline, self.actor, self.p, self.q),
            *(self.quantity, *self.tags, self.related, self.across, *self.links),
        )


def ids(found: list[Record]) -> list[Id]:
    return [record.id for record in found]


def test_the_catalogue_holds_the_small_kinds_only(trial: "Trial", talk: Talk) -> None:
    catalogue = trial.store.catalogue()
    expected = {one.id for one in trial.store.records() if one.kind_name not in IN_TEXT}
    assert {record.id for record in catalogue} == expected
    assert catalogue.project.title == "Trial"
    assert list(catalogue.all(Proposition)) == [talk.p.id, talk.q.id]


def test_an_open_article_holds_what_lies_in_it(trial: "Trial", talk: Talk) -> None:
    notes = [
        Note(**trial.make.signed(), about=about, subject=subject, text="n")
        for about, subject in (
            ("tag", talk.related.id),
            ("article", talk.other.id),
            ("tag", talk.claim.id),
        )
    ]
    trial.do(*notes)
    found = trial.store.open_article(talk.other.id)
    assert (found.article, found.version) == (talk.other, talk.b)
    assert set(found.regions) == {talk.boilerplate.id, talk.headline.id}
    assert set(found.tags) == {talk.related.id, talk.across.id}
    assert {tag: set(links) for tag, links in found.links.items()} == {
        talk.related.id: {talk.links[8].id},
        talk.across.id: {talk.links[9].id},
    }
    assert set(found.notes) == {notes[0].id, notes[1].id}
    assert found.linked(talk.related.id).excluded_by is RegionKind.RELATED


def test_an_article_opens_at_its_latest_text(trial: "Trial", talk: Talk) -> None:
    _, second = trial.make.article("Corrected.", trial.article, 2)
    moved = trial.make.tag(second, 0, 9)
    trial.do(second, moved)
    found = trial.store.open_article(trial.article.id)
    assert (found.version, set(found.tags)) == (second, {moved.id})
    assert ids([one.tag for one in trial.store.linked_tags(list(TagKind))]) == ids(
        sorted(
            [moved, talk.related, talk.across],
            key=lambda tag: (tag.text_version != second.id, tag.start),
        )
    )
    assert trial.store.evidence([talk.p.id]) == {}


def test_an_article_that_is_not_there(trial: "Trial") -> None:
    with pytest.raises(UserError, match=r"article\.missing"):
        trial.store.open_article(new_id())


def test_an_article_whose_text_was_altered_is_not_shown(trial: "Trial") -> None:
    trial.store.close()
    database = sqlite3.connect(trial.path)
    database.execute("UPDATE text_version SET text = replace(text, 'why', 'who')")
    database.commit()
    database.close()
    trial.store = open_project(trial.path, "Mira")
    with pytest.raises(UserError, match=r"article\.damaged"):
        trial.store.open_article(trial.article.id)


def test_evidence_is_claims_and_stances_by_proposition(trial: "Trial", talk: Talk) -> None:
    found = trial.store.evidence()
    assert {target: [one.tag for one in tags] for target, tags in found.items()} == {
        talk.p.id: [talk.claim, talk.stance],
        talk.q.id: [talk.claim, talk.related],
    }
    claim, related = found[talk.q.id]
    assert claim.article == trial.article.id
    assert claim.links == (talk.links[0], talk.links[2], talk.links[1])
    assert (claim.excluded_by, related.excluded_by) == (None, RegionKind.RELATED)
    assert trial.store.evidence([talk.q.id]) == {talk.q.id: found[talk.q.id]}
    assert trial.store.evidence([]) == {}
    assert trial.store.evidence([new_id()]) == {}


def test_figures_by_quantity(trial: "Trial", talk: Talk) -> None:
    (figure,) = trial.store.figures()[talk.quantity.id]
    assert figure.tag == talk.figure
    assert trial.store.figures([talk.quantity.id]) == trial.store.figures()


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        *((TagKind.CLAIM, field) for field in ("statement_date", "event_time")),
        *((TagKind.FIGURE, field) for field in ("window_start", "window_end", "as_of")),
    ],
)
def test_claims_and_figures_that_say_when(
    trial: "Trial", talk: Talk, kind: TagKind, field: str
) -> None:
    assert trial.store.dated() == []
    when = {field: "2024-06"}
    made = trial.make.tag(trial.version, 0, 5, kind, **when)
    link = trial.make.link(made, LinkRole.SPEAKER, actor=talk.actor.id)
    trial.do(made, link, trial.make.tag(trial.version, 9, 14, TagKind.STANCE, **when))
    (found,) = trial.store.dated()
    assert (found.tag, found.links, found.article) == (made, (link,), trial.article.id)


def test_linked_tags_by_kind_and_target(trial: "Trial", talk: Talk) -> None:
    store = trial.store
    claims = store.linked_tags([TagKind.CLAIM])
    assert [one.tag for one in claims] == [talk.claim, talk.across, talk.related]
    speaking = store.linked_tags([TagKind.CLAIM], target_kind="actor")
    assert [one.tag for one in speaking] == [talk.claim, talk.across]
    every = store.linked_tags(list(TagKind), target_kind="actor", targets=[talk.actor.id])
    assert len(every) == 5
    many = [new_id() for _ in range(1200)]
    assert store.linked_tags([TagKind.CLAIM], target_kind="proposition", targets=many) == []
    among = [*many, talk.p.id, *many, talk.q.id]
    found = store.linked_tags([TagKind.CLAIM], target_kind="proposition", targets=among)
    assert [one.tag for one in found] == [talk.claim, talk.related]
    for wrong in ({"targets": [talk.p.id]}, {"target_kind": "note"}):
        with pytest.raises(ValueError, match=r"target|point"):
            store.linked_tags([TagKind.CLAIM], **wrong)


def test_tags_by_id(trial: "Trial", talk: Talk) -> None:
    found = trial.store.tags([talk.related.id, talk.claim.id, new_id(), talk.claim.id])
    assert [one.tag for one in found] == [talk.claim, talk.related]


@pytest.mark.parametrize(
    ("call", "table"),
    [
        (lambda store, talk: store.evidence([talk.p.id]), "tag"),
        (lambda store, talk: store.figures([talk.quantity.id]), "tag"),
        (lambda store, talk: store.open_article(talk.other.id), "tag"),
        (lambda store, talk: store.open_article(talk.other.id), "tag_link"),
        (lambda store, talk: store.tags([talk.claim.id]), "tag_link"),
        (lambda store, _: store.articles_by_sha(["0" * 64]), "text_version"),
        (lambda store, talk: store.get("tag", talk.claim.id), "tag"),
    ],
)
def test_look_ups_scan_no_table(trial: "Trial", talk: Talk, call: object, table: str) -> None:
    asked: list[str] = []
    database = trial.store._database  # noqa: SLF001  # listens to its statements
    database.conn.set_trace_callback(asked.append)
    call(trial.store, talk)  # type: ignore[operator]
    database.conn.set_trace_callback(None)
    plans = [
        step
        for sql in asked
        for _, _, _, step in database.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    ]
    assert plans
    assert not [step for step in plans if step == f"SCAN {table}"]


def test_counts(trial: "Trial", talk: Talk) -> None:
    a, b = trial.article.id, talk.other.id
    named = talk.actor.id
    found = sorted(told for _, *told in trial.store.namings([a, b]))
    assert found == sorted([[1, named, a], [0, named, a], [0, named, b]])
    assert dict(trial.store.tag_counts()) == {a: len(TagKind), b: 2}


@pytest.mark.usefixtures("talk")
def test_where_quantities_are_measured_is_told_as_their_figures_tell_it(trial: "Trial") -> None:
    told = {
        quantity: {one.article: one.tag.id for one in reversed(figures)}
        for quantity, figures in trial.store.figures().items()
    }
    assert told
    found = trial.store.measured()
    assert found == told
    assert [list(one) for one in found.values()] == [sorted(one) for one in told.values()]


def test_read_shares(trial: "Trial") -> None:
    text = trial.version.text  # three sentences: [0, 17), [18, 34), [35, 43)
    first, second, third = [
        ReadMark(text_version=trial.version.id, start=start, end=end, **trial.make.signed())
        for start, end in ((0, 17), (18, 34), (35, 43))
    ]
    assert text[18:34] == "Nobody said why."
    assert text[35:43] == "The end."
    store, article = trial.store, trial.article.id
    assert store.read_shares() == {}
    store.mark_read(add=[second])
    assert store.read_shares() == {article: (16, 43)}
    store.mark_read(add=[replace(second, id=new_id(), start=20)])
    assert store.read_shares() == {article: (16, 43)}
    store.mark_read(add=[first])
    assert store.read_shares() == {article: (34, 43)}
    store.mark_read(add=[third])
    assert store.read_shares() == {article: (43, 43)}


def test_find_by_hash_by_id_and_who_refers(trial: "Trial", talk: Talk) -> None:
    store, make = trial.store, trial.make
    assert store.articles_by_sha([talk.b.sha256, "0" * 64]) == {talk.b.sha256: talk.other.id}
    assert store.version_by_sha(talk.b.sha256) == talk.b
    assert store.version_by_sha("0" * 64) is None
    assert store.get("actor", talk.actor.id) == talk.actor
    assert store.get("topic", talk.actor.id) is None
    wanted = [talk.p.id, new_id(), talk.q.id]
    assert store.get_many("proposition", wanted) == {talk.p.id: talk.p, talk.q.id: talk.q}
    assert store.record_exists([*wanted, talk.claim.id]) == {
        talk.p.id: "proposition",
        talk.q.id: "proposition",
        talk.claim.id: "tag",
    }
    alias = Alias(**make.signed(), actor=talk.actor.id, text="A.")
    accusing = Proposition(**make.signed(), text="r", accused=(talk.actor.id,))
    relation = Relation(
        **make.signed(),
        kind=RelationKind.SAME_ORIGIN,
        about="actor",
        one=new_id(),
        other=talk.actor.id,
    )
    trial.do(alias, accusing, relation)
    links = [link for link in talk.links if link.actor == talk.actor.id]
    assert store.referring("actor", talk.actor.id) == [alias, accusing, *links, relation]
    assert store.referring("topic", new_id()) == []
