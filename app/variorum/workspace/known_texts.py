"""Which texts a project has already, and what their articles are called."""

from collections.abc import Sequence

from variorum.model.records import Article
from variorum.workspace.session import Session


def texts_known(session: Session, hashes: Sequence[str]) -> dict[str, str]:
    """Return, for those of these SHA-256 the project has, what its article is called.

    One that came since this session was set aside is called by its id.
    """
    found = session.submit(lambda store: store.articles_by_sha(hashes)).result()
    articles = session.state.catalogue.all(Article)
    return {sha: _called(articles[one]) if one in articles else one for sha, one in found.items()}


def _called(article: Article) -> str:
    return " ".join(part for part in (article.label, article.title) if part)
