"""What the desk keeps and hands on: trail, sentences, rows of the library, offers."""

from dataclasses import fields, replace

import pytest

from variorum.model.catalogue import Catalogue
from variorum.model.changes import Change
from variorum.model.ids import Id, new_id, now
from variorum.model.records import Actor, Article, Outlet, Project, Proposition, TextVersion
from variorum.model.summary import ActorRow, Cell, PropositionRow, Summary
from variorum.model.tags import Tag, TagLink
from variorum.model.verdict import Status, Verdict, VoiceHeard
from variorum.model.views import LinkedTag, OpenArticle
from variorum.model.vocabulary import LinkRole, Polarity, Progress, TagKind
from variorum.ui.desk.article_rows import ArticleRows
from variorum.ui.desk.facets import Facets
from variorum.ui.desk.offers import Offers
from variorum.ui.desk.reading import Sentences
from variorum.ui.desk.rows import span_view, span_views
from variorum.ui.desk.trail import Place, Trail
from variorum.ui.desk.uses import Uses
from variorum.ui.library.query import Query
from variorum.ui.library.stock import Stock
from variorum.ui.library.values import FacetKind, LibraryRow

TEXT = "Barges went north. Ostia denied it! Who counted them? Nobody did."


def _article(label: str, **values: object) -> Article:
    return Article(id=new_id(), created=now(), label=label, **values)  # type: ignore[arg-type]  # its own fields


@pytest.fixture
def opened() -> OpenArticle:
    """Return an article of four sentences without tags."""
    home = _article("A", title="Barges")
    version = TextVersion(id=new_id(), created=now(), article=home.id, sha256="", text=TEXT)
    return OpenArticle(home, version)


def _tag(article: OpenArticle, quote: str, kind: TagKind = TagKind.ACTOR) -> Tag:
    start = article.text.index(quote)
    return Tag(
        id=new_id(),
        created=now(),
        text_version=article.version.id,
        kind=kind,
        start=start,
        end=start + len(quote),
        quote=quote,
    )


# -- the trail


def _place(number: int) -> Place:
    return Place("annotate", Id("a"), number)


def test_back_and_forward_are_each_other_s_inverse() -> None:
    trail = Trail()
    trail.leave(_place(1))
    trail.leave(_place(2))
    assert trail.back(_place(3)) == _place(2)
    assert trail.back(_place(2)) == _place(1)
    assert trail.back(_place(1)) is None
    assert trail.forward(_place(1)) == _place(2)
    assert trail.forward(_place(2)) == _place(3)
    assert trail.forward(_place(3)) is None


def test_a_new_jump_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.leave(_place(1))
    trail.back(_place(2))
    trail.leave(_place(1))
    assert trail.forward(_place(5)) is None
    assert trail.back(_place(5)) == _place(1)


def test_leaving_one_place_twice_is_one_step() -> None:
    trail = Trail()
    trail.leave(_place(1))
    trail.leave(_place(1))
    assert trail.back(_place(2)) == _place(1)
    assert trail.back(_place(1)) is None


def test_a_cleared_trail_leads_nowhere() -> None:
    trail = Trail()
    trail.leave(_place(1))
    trail.clear()
    assert trail.back(_place(2)) is None


# -- sentences


def test_sentences_are_numbered_from_one(opened: OpenArticle) -> None:
    sentences = Sentences(opened)
    assert len(sentences.spans) == 4
    numbers = [sentences.number(TEXT.index(word)) for word in ("Barges", "went", "Ostia", "did.")]
    assert numbers == [1, 1, 2, 4]


def test_reading_ticks_a_sentence_once(opened: OpenArticle) -> None:
    sentences = Sentences(opened)
    span = sentences.spans[1]
    mark = sentences.mark(span, None)
    assert mark is not None
    assert (mark.start, mark.end) == span
    opened.apply([Change(None, mark)])
    assert sentences.read_starts() == {span[0]}
    assert sentences.mark(span, None) is None
    assert (sentences.left(), sentences.share_read()) == (3, 0.25)


def test_a_mark_from_elsewhere_ticks_every_sentence_it_touches(opened: OpenArticle) -> None:
    sentences = Sentences(opened)
    mark = sentences.mark(sentences.spans[0], None)
    assert mark is not None
    longer = replace(mark, start=TEXT.index("denied"), end=TEXT.index("counted"))
    opened.apply([Change(None, longer)])
    assert sentences.read_starts() == {sentences.spans[1][0], sentences.spans[2][0]}


def test_the_next_untagged_sentence_skips_touched_ones(opened: OpenArticle) -> None:
    sentences = Sentences(opened)
    opened.apply([Change(None, _tag(opened, "Ostia"))])
    assert sentences.next_untagged(0) == sentences.spans[2]
    assert sentences.next_untagged(sentences.spans[3][0]) is None


def test_a_blank_text_has_no_sentences(opened: OpenArticle) -> None:
    blank = OpenArticle(opened.article, replace(opened.version, text="  \n"))
    sentences = Sentences(blank)
    assert (sentences.left(), sentences.share_read(), sentences.next_untagged(0)) == (0, 0.0, None)


# -- rows

_MADE = {"missing", "memo", "adjudicated"}
"""Fields that nothing is sorted or looked for by."""


def test_the_library_lists_articles_by_label_with_their_gaps() -> None:
    outlet = Outlet(id=new_id(), created=now(), name="Courier")
    records = [
        Project(id=new_id(), created=now(), title="T"),
        outlet,
        _article("B", title="Second", outlet=outlet.id, published="2024"),
        _article("AA", file_name="late.txt"),
        _article("A", title="First"),
    ]
    made = ArticleRows(Catalogue(records), {records[2].id: 7}, {records[2].id: 0.5})
    rows = Stock(made).select(Query())
    assert [row.label for row in rows] == ["A", "B", "AA"]
    assert [row.title for row in rows] == ["First", "Second", "late.txt"]
    assert rows[0].missing == ("outlet", "published")
    assert rows[1].missing == ()
    assert (rows[1].outlet, rows[1].tags, rows[1].read) == ("Courier", 7, 0.5)


@pytest.mark.parametrize("field", [one.name for one in fields(LibraryRow) if one.name not in _MADE])
def test_a_column_of_the_library_tells_what_its_rows_say(field: str) -> None:
    outlet = Outlet(id=new_id(), created=now(), name="Courier")
    articles = [
        _article("B", title="Second", outlet=outlet.id, published="2024"),
        _article("AA", file_name="late.txt", progress=Progress.DONE),
        _article("A"),
    ]
    catalogue = Catalogue([Project(id=new_id(), created=now(), title="T"), outlet, *articles])
    first, second, third = (one.id for one in articles)
    rows = ArticleRows(catalogue, {first: 7, second: 1}, {first: 0.5, third: 0.25})
    assert rows.column(field) == [getattr(row, field) for row in rows]
    rows.take(replace(rows[1], title="Third", tags=3, read=1.0, progress=Progress.DOING))
    assert rows.column(field) == [getattr(row, field) for row in rows]


def _summary(catalogue: Catalogue) -> Summary:
    articles = tuple(catalogue.all(Article).values())
    proposition = next(iter(catalogue.all(Proposition).values()))
    actor = next(iter(catalogue.all(Actor).values()))
    voice = VoiceHeard(Id("t"), Id("l"), articles[0].id, Polarity.ASSERTS, (), ())
    cells = (Cell(articles[0].id, asserts=1, tags=(Id("t"),)), Cell(articles[1].id))
    return Summary(
        title="T",
        articles=articles,
        outlet_names=("", ""),
        read_share=(0.0, 0.0),
        propositions=(
            PropositionRow(
                proposition,
                Verdict(proposition.id, Status.SINGLE_ORIGIN, counted=(voice,)),
                cells,
            ),
        ),
        quantities=(),
        actors=(ActorRow(actor, (), (), (2, 1), (0, 1)),),
        stances=(),
    )


@pytest.fixture
def catalogue() -> Catalogue:
    """Return two articles, an actor and a proposition."""
    return Catalogue(
        [
            Project(id=new_id(), created=now(), title="T"),
            _article("A", published="2024-05/2024-06"),
            _article("B", published=""),
            Actor(id=new_id(), created=now(), name="Ostia"),
            Proposition(id=new_id(), created=now(), text="Barges went north"),
        ]
    )


def test_facets_say_in_which_articles_each_value_is(catalogue: Catalogue) -> None:
    one, two = catalogue.all(Article)
    found = {facet.kind: facet.values for facet in Facets().of(catalogue, _summary(catalogue))}
    assert [(v.text, v.articles) for v in found[FacetKind.ACTOR]] == [("Ostia", {one, two})]
    assert [(v.text, v.articles) for v in found[FacetKind.SPEAKER]] == [("Ostia", {two})]
    assert [(v.text, v.articles) for v in found[FacetKind.OUTLET]] == [("not named", {one, two})]
    assert [v.key for v in found[FacetKind.DATE]] == ["", "2024-05"]
    (status,) = found[FacetKind.STATUS]
    assert (status.key, status.articles) == (Status.SINGLE_ORIGIN, {one})


@pytest.mark.parametrize("published", ["..", "../2024", "2024/..", "2024-05-03"])
def test_every_partial_date_finds_its_facet(catalogue: Catalogue, published: str) -> None:
    first = next(iter(catalogue.all(Article).values()))
    dated = "../.." if published == ".." else published
    catalogue.apply([Change(first, replace(first, published=dated))])
    found = {facet.kind: facet.values for facet in Facets().of(catalogue, _summary(catalogue))}
    assert sum(len(value.articles) for value in found[FacetKind.DATE]) == 2
    assert all(value.text for value in found[FacetKind.DATE])


def test_a_claim_is_drawn_with_proposition_polarity_and_origin(
    opened: OpenArticle, catalogue: Catalogue
) -> None:
    proposition = next(iter(catalogue.all(Proposition).values()))
    actor = next(iter(catalogue.all(Actor).values()))
    tag = _tag(opened, "Ostia denied it", TagKind.CLAIM)

    def link(role: LinkRole, **values: object) -> TagLink:
        return TagLink(id=new_id(), created=now(), tag=tag.id, role=role, **values)  # type: ignore[arg-type]  # its own fields

    about = link(LinkRole.PROPOSITION, proposition=proposition.id, polarity=Polarity.DENIES)
    spoken = link(LinkRole.SPEAKER, actor=actor.id, origin=True, inferred=("origin",))
    drawn = span_view(LinkedTag(tag, (about, spoken), opened.article.id), catalogue, pending=True)
    assert (drawn.label, drawn.speaker) == ("Barges went north", "Ostia")
    assert (drawn.polarity, drawn.guessed, drawn.pending) == (Polarity.DENIES, True, True)
    assert (drawn.start, drawn.end) == (tag.start, tag.end)


def test_a_rejected_tag_is_not_drawn(opened: OpenArticle, catalogue: Catalogue) -> None:
    tag = _tag(opened, "Ostia")
    opened.apply([Change(None, tag), Change(None, replace(tag, id=new_id(), rejected=True))])
    assert [view.id for view in span_views(opened.linked_in_order(), catalogue)] == [tag.id]


# -- offers


def test_offers_say_where_each_is_used(opened: OpenArticle, catalogue: Catalogue) -> None:
    offers = Offers(lambda: catalogue)
    offers.known = Uses(_summary(catalogue))
    (actor,) = offers.views(LinkRole.ACTOR, "Ost", opened, "")
    assert actor.pick.text == "Ostia"
    assert "A, B" in actor.detail
    (proposition,) = offers.views(LinkRole.PROPOSITION, "", opened, "they went north")
    assert proposition.pick.text == "Barges went north"
    assert proposition.detail.endswith("in A")


def test_a_role_is_offered_only_what_it_may_point_at(
    opened: OpenArticle, catalogue: Catalogue
) -> None:
    offers = Offers(lambda: catalogue)
    kinds = {
        role: {view.pick.kind for view in offers.views(role, "", opened, "north")}
        for role in LinkRole
    }
    assert kinds[LinkRole.ACTOR] == kinds[LinkRole.HOLDER] == {"actor"}
    assert kinds[LinkRole.PROPOSITION] == {"proposition"}
    assert kinds[LinkRole.TARGET] == {"actor", "proposition"}
    assert kinds[LinkRole.QUANTITY] == set()


def test_at_most_six_are_offered_the_likely_first(opened: OpenArticle) -> None:
    texts = [f"The river rose in year {number}" for number in range(20)]
    texts.append("Barges went north")
    catalogue = Catalogue(Proposition(id=new_id(), created=now(), text=text) for text in texts)
    found = Offers(lambda: catalogue).views(
        LinkRole.PROPOSITION, "", opened, "the barges that went north"
    )
    assert len(found) == 6
    assert found[0].pick.text == "Barges went north"
