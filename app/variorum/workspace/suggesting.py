"""Suggestions kept current: computed on a thread of their own, answered by two acts."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from variorum.model.catalogue import Catalogue
from variorum.model.changes import ChangeSet, created
from variorum.model.drafts import ActorDraft, Draft, PersonDraft, Pick, StanceDraft
from variorum.model.errors import UserError
from variorum.model.ids import new_id, now
from variorum.model.journal import Step
from variorum.model.suggestion import Hint, Suggestion
from variorum.model.tags import Tag
from variorum.model.views import OpenArticle
from variorum.model.vocabulary import TagKind
from variorum.suggest.nlp import installed
from variorum.tagging.acts import create, link_exact
from variorum.tagging.making import shortened
from variorum.workspace.announce import Announcement, Changed
from variorum.workspace.session import Session
from variorum.workspace.suggest_learning import Strings
from variorum.workspace.suggest_work import Followed, Learning, Work, strings_said

ACCEPT = "suggest.accept"
REJECT = "suggest.reject"
language_model = installed
"""Return the name of the language model installed, empty where there is none."""

Rates = dict[tuple[TagKind, Hint], tuple[int, int]]


class Suggester:
    """Proposes tags in the articles of a session's project.

    Its methods are called on the session's thread; what they hand back is computed on another.
    What it knows follows every announced change, so that each answer rests on all acts before it.
    """

    def __init__(self, session: Session) -> None:
        """Follow what `session` announces; nothing is read before the first question."""
        self._session = session
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="suggest")
        self._work = Work()
        self._is_fresh = False
        self._strings: Strings | None = None
        self._behind: list[Followed] = []
        self._is_closed = False
        self._asked: OpenArticle | None = None
        self._rates: Rates | None = None
        self._told = 0
        """Announcements heard: an answer asked for before the last one may be out of date."""
        session.listen(self._on_announced)

    def suggestions(self, article: OpenArticle) -> "Future[list[Suggestion]]":
        """Return what is proposed for an open article as it is now, in text order."""
        self._asked = article
        learning = self._learning()
        behind, self._behind = tuple(self._behind), []
        answer = self._pool.submit(self._work.suggest, _snapshot(article), learning, behind)
        answer.add_done_callback(self._check)
        return answer

    def glance(self, article: OpenArticle, around: int) -> "Future[list[Suggestion]]":
        """Return what is proposed near the offset `around`, for a long article just opened.

        It comes before the whole answer, which is to be asked for besides.
        """
        learning = self._learning()
        behind, self._behind = tuple(self._behind), []
        copy = _snapshot(article)
        answer = self._pool.submit(self._work.glance, copy, around, learning, behind)
        answer.add_done_callback(self._check)
        return answer

    def accept(self, suggestion: Suggestion, article: OpenArticle | None = None) -> ChangeSet:
        """Return the act that makes the tag proposed.

        `article` is the one it was proposed for, by default the one last asked about. The actor and
        the role of a tier-1 name count as confirmed: they are what was shown. Everything else
        guessed stays marked. Act ``suggest.accept`` with quote, kind and hint. Raises what
        creating a tag does.
        """
        home = self._home(article)
        catalogue = self._session.state.catalogue
        draft = _settled(suggestion, home, catalogue)
        made = create(draft, home, catalogue, self._session.signed())
        return ChangeSet("suggest.accept", made.changes, _params(suggestion))

    def reject(self, suggestion: Suggestion, article: OpenArticle | None = None) -> ChangeSet:
        """Return the act that remembers that nothing is to be proposed here: a rejected tag.

        Act ``suggest.reject`` with quote, kind and hint.
        """
        rejected = Tag(
            id=new_id(),
            author=self._session.signed(),
            created=now(),
            text_version=self._home(article).version.id,
            kind=suggestion.kind,
            start=suggestion.start,
            end=suggestion.end,
            quote=suggestion.quote,
            rejected=True,
        )
        return ChangeSet("suggest.reject", created(rejected), _params(suggestion))

    def rates(self) -> "Future[Rates]":
        """Return how many suggestions were accepted and rejected by kind and hint.

        Counted from the acts of all copies of the project that were not undone; only the first
        question goes to the store.
        """
        answer: Future[Rates] = Future()
        if self._rates is not None:
            answer.set_result(dict(self._rates))
            return answer
        told = self._told

        def keep(acts: Mapping[Step, int]) -> None:
            counted = _counted(acts)
            if told == self._told and not self._session.pending:  # an undo may be under way
                self._rates = dict(counted)
            answer.set_result(counted)

        self._session.ask(lambda store: store.standing_acts((ACCEPT, REJECT)), keep)
        return answer

    def use_language_model(self, *, on: bool) -> None:
        """Take up a language model of spaCy if one is installed (see `language_model`), or drop it.

        It is loaded on the thread of suggestions; what is asked from now on counts it in.
        """
        self._pool.submit(self._work.use_model, on=on)

    def problem(self) -> UserError | None:
        """Return what is wrong with the analyst's own table of actors, once an answer came."""
        return self._work.problem

    def close(self) -> None:
        """Finish what is under way and stop."""
        self._is_closed = True
        if self._strings:
            self._strings.stop()
        self._pool.shutdown(cancel_futures=True)

    # -- inside ----------------------------------------------------------------------------

    def _home(self, article: OpenArticle | None) -> OpenArticle:
        home = article or self._asked
        if home is None:
            message = "no article was asked about"
            raise ValueError(message)
        return home

    def _learning(self) -> Learning | None:
        """Ask for the project's strings if that was not done or cannot be relied on any more."""
        if self._is_fresh:
            return None
        self._behind = []
        self._is_fresh = not self._session.pending  # an undo under way would be learnt twice
        self._strings = Strings(self._session)
        return Catalogue(self._session.state.catalogue), self._strings

    def _check(self, answer: "Future[list[Suggestion]]") -> None:
        """Learn anew after a failure; who asked is told what it was."""
        if answer.cancelled() or answer.exception():
            self._is_fresh = False

    def _on_announced(self, fact: Announcement) -> None:
        if self._is_closed or not isinstance(fact, Changed):
            return
        self._told += 1
        self._follow_rates(fact)
        changes = fact.change_set.changes
        strings = strings_said(changes, tuple(self._session.state.articles.values()))
        torn = self._strings is not None and self._strings.is_torn_by(changes)
        if fact.how == "taken_back" or strings is None or torn:
            self._is_fresh = False
        else:
            self._behind.append((changes, strings))

    def _follow_rates(self, fact: Changed) -> None:
        if fact.how == "taken_back":
            self._rates = None
        act = fact.change_set.act
        if self._rates is None or act not in (ACCEPT, REJECT):
            return
        step = -1 if fact.how == "undo" else 1
        key = _key(dict(fact.change_set.params))
        yes, no = self._rates.get(key, (0, 0))
        self._rates[key] = (yes + step, no) if act == ACCEPT else (yes, no + step)


def _snapshot(article: OpenArticle) -> OpenArticle:
    """Return an article as it is now, for another thread."""
    return replace(
        article,
        tags=dict(article.tags),
        links=dict(article.links),
        regions=dict(article.regions),
    )


def _settled(suggestion: Suggestion, article: OpenArticle, catalogue: Catalogue) -> Draft:
    """Return the draft with the records that have come to bear its names since."""

    def known(pick: Pick) -> Pick:
        found = None if pick.id else link_exact(pick.text, catalogue, article)
        return Pick("actor", found.name, found.id, found.kind) if found else pick

    def people(drafts: tuple[PersonDraft, ...]) -> tuple[PersonDraft, ...]:
        return tuple(replace(one, pick=known(one.pick)) for one in drafts)

    draft = suggestion.draft
    if isinstance(draft, ActorDraft):
        unsure = () if suggestion.tier == 1 else draft.inferred
        return replace(draft, picks=tuple(map(known, draft.picks)), inferred=unsure)
    if isinstance(draft, StanceDraft):
        return replace(draft, holders=people(draft.holders))
    return replace(draft, speakers=people(draft.speakers))


def _params(suggestion: Suggestion) -> tuple[tuple[str, str], ...]:
    quote = shortened(suggestion.quote)
    return (("quote", quote), ("kind", suggestion.kind.value), ("hint", suggestion.hint.value))


def _counted(answers: Mapping[Step, int]) -> Rates:
    rates: Rates = {}
    for step, count in answers.items():
        key = _key(dict(step.params))
        yes, no = rates.get(key, (0, 0))
        rates[key] = (yes + count, no) if step.act == ACCEPT else (yes, no + count)
    return rates


def _key(params: Mapping[str, str]) -> tuple[TagKind, Hint]:
    return TagKind(params["kind"]), Hint(params["hint"])
