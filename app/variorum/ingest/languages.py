"""Which language a text is in, by a vote of its commonest small words."""

import re
from collections import Counter
from operator import itemgetter

_WORDS = {
    "en": "the of and to in that is was for on with by as are at his be not from this have said",
    "fr": "le la les des et du est une que qui dans pour sur avec pas par au aux ce ses plus été",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es",
    "es": "el la los las de que y en del una por con para no se su al más como pero sus fue está",
    "it": "il di che la e della per un del non con le sono si una alla più dei gli nel ha anche",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos como foi ao ele",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij maar door",
}
_LANGUAGES: dict[str, list[str]] = {}
"""The languages of each small word."""
for _language, _small in _WORDS.items():
    for _word in set(_small.split()):
        _LANGUAGES.setdefault(_word, []).append(_language)
_PARTED = {code: " " for code in range(128) if not chr(code).isalpha()}
_SAMPLE = 4000
_LEAST_SHARE = 0.15
_LEAST_LEAD = 1.15
_votes = itemgetter(1)


def guess_language(text: str) -> str:
    """Return a two-letter code, or empty text where no language clearly leads.

    A language leads when its small words are at least 15 % of the words seen (of the first 4,000
    characters) and 15 % more than those of the next.
    """
    words = _split(text[:_SAMPLE])
    votes = dict.fromkeys(_WORDS, 0)
    for word, count in Counter(filter(_LANGUAGES.__contains__, words)).items():
        for language in _LANGUAGES[word]:
            votes[language] += count
    (language, most), (_, next_most), *_ = sorted(votes.items(), key=_votes, reverse=True)
    if most and most >= _LEAST_SHARE * len(words) and most >= _LEAST_LEAD * next_most:
        return language
    return ""


def _split(text: str) -> list[str]:
    if text.isascii():  # four times as fast
        return text.lower().translate(_PARTED).split()
    return re.findall(r"[^\W\d_]+", text.casefold())
