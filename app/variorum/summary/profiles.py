"""Profiles of outlets and origins: what each carries, what only one carries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.model.catalogue import Catalogue
from variorum.model.ids import Id
from variorum.model.pages import Profile
from variorum.model.records import Actor, Outlet
from variorum.model.summary import PropositionRow, Summary, columns_of, told_by
from variorum.model.verdict import VoiceHeard
from variorum.model.vocabulary import Polarity

Key = tuple[str, str]
"""What a profile is of, and its name."""

Sources = Callable[[VoiceHeard], Sequence[str]]
"""Give the keys of those behind a voice."""


@dataclass(slots=True)
class _Carried:
    """What one source carries, in the order of the summary."""

    articles: dict[Id, None] = field(default_factory=dict)
    asserts: dict[Id, None] = field(default_factory=dict)
    denies: dict[Id, None] = field(default_factory=dict)
    alone: dict[Id, None] = field(default_factory=dict)
    opposed: dict[Id, None] = field(default_factory=dict)


def outlet_profiles(summary: Summary, catalogue: Catalogue) -> tuple[Profile, ...]:
    """Return the outlets of the articles shown, those that carry most first."""
    outlets = told_by(summary.articles, "outlet")
    outlet_of = dict(zip(columns_of(summary.articles).articles, outlets, strict=True))
    carried = _carried(summary.propositions, lambda voice: _outlet(voice, outlet_of))
    for article, outlet in outlet_of.items():
        if outlet:
            carried[outlet].articles[article] = None
    found = []
    for key, what in carried.items():
        outlet = catalogue.get(Outlet, Id(key))
        if outlet:
            found.append(_profile((key, outlet.name), what, outlet=outlet))
    return _sorted(found)


def origin_profiles(summary: Summary, catalogue: Catalogue) -> tuple[Profile, ...]:
    """Return the origins heard in the articles shown, those that carry most first."""
    names: dict[str, str] = {}
    heads: dict[str, Id | None] = {}
    for row in summary.propositions:
        for voice in row.verdict.counted:
            for origin in voice.origins:
                names[origin.key], heads[origin.key] = origin.name, origin.actor
    carried = _carried(summary.propositions, lambda voice: [origin.key for origin in voice.origins])
    found = [
        _profile((key, names[key]), what, actor=catalogue.get(Actor, heads[key]))
        for key, what in carried.items()
    ]
    return _sorted(found)


def _outlet(voice: VoiceHeard, outlet_of: Mapping[Id, Id | None]) -> list[str]:
    outlet = outlet_of.get(voice.article)
    return [outlet] if outlet else []


def _carried(rows: Iterable[PropositionRow], sources: Sources) -> dict[str, _Carried]:
    """Return what each source carries; `sources` names those of a voice."""
    found: dict[str, _Carried] = defaultdict(_Carried)
    for row in rows:
        group = row.proposition.id
        sides: dict[Polarity, dict[str, None]] = {Polarity.ASSERTS: {}, Polarity.DENIES: {}}
        unknown = False
        for voice in row.verdict.counted:
            named = sources(voice)
            unknown |= not named
            sides[voice.polarity].update(dict.fromkeys(named))
            for source in named:
                found[source].articles[voice.article] = None
        everybody = {**sides[Polarity.ASSERTS], **sides[Polarity.DENIES]}
        for polarity, other in (
            (Polarity.ASSERTS, Polarity.DENIES),
            (Polarity.DENIES, Polarity.ASSERTS),
        ):
            for source in sides[polarity]:
                what = found[source]
                (what.asserts if polarity is Polarity.ASSERTS else what.denies)[group] = None
                if any(opponent != source for opponent in sides[other]):
                    what.opposed[group] = None
        if len(everybody) == 1 and not unknown:
            found[next(iter(everybody))].alone[group] = None
    return found


def _profile(
    key: Key, what: _Carried, *, outlet: Outlet | None = None, actor: Actor | None = None
) -> Profile:
    rated = outlet or actor
    return Profile(
        key=key[0],
        name=key[1],
        outlet=outlet.id if outlet else None,
        actor=actor.id if actor else None,
        reliability=rated.reliability if rated else None,
        reason=rated.reliability_reason if rated else "",
        articles=tuple(what.articles),
        asserts=tuple(what.asserts),
        denies=tuple(what.denies),
        alone=tuple(what.alone),
        opposed=tuple(what.opposed),
    )


def _sorted(found: Iterable[Profile]) -> tuple[Profile, ...]:
    def weight(profile: Profile) -> tuple[int, str, str]:
        return -len(profile.asserts) - len(profile.denies), profile.name.casefold(), profile.key

    return tuple(sorted(found, key=weight))
