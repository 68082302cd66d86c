"""What labels of other programs become here: proposed by name, decided by the analyst."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.model.foreign import ForeignFile
from variorum.model.vocabulary import (
    ActorKind,
    ActorRole,
    Attitude,
    LinkRole,
    Polarity,
    TagKind,
    Voice,
)

SKIP = "skip"
_DETAILS: Mapping[TagKind, tuple[str, ...]] = {
    TagKind.ACTOR: (*ActorKind, *(role for role in ActorRole if role.value not in set(ActorKind))),
    TagKind.CLAIM: (*Polarity, *Voice),
    TagKind.STANCE: tuple(Attitude),
    TagKind.FIGURE: (),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a label becomes: a kind of tag, or nothing (`kind` is None).

    `detail` says more of it: the kind or role of an actor, the polarity or voice of a claim, the
    attitude of a stance. `named` links each tag to a record called as the label's last level: the
    actor, the proposition, the target or the quantity.
    """

    kind: TagKind | None
    detail: str = ""
    named: bool = False

    def __str__(self) -> str:
        """Return it as `parse` reads it: ``actor/person``, ``claim:named``, ``skip``."""
        if self.kind is None:
            return SKIP
        detail = f"/{self.detail}" if self.detail else ""
        return f"{self.kind}{detail}{':named' if self.named else ''}"

    @classmethod
    def parse(cls, text: str) -> "Choice":
        """Read ``KIND``, ``KIND/DETAIL``, either with ``:named`` behind it, or ``skip``.

        Raises ValueError for anything else.
        """
        plain = text.strip().lower()
        if plain == SKIP:
            return cls(None)
        whole = plain.removesuffix(":named")
        name, _, detail = whole.partition("/")
        kind = TagKind(name)
        if detail and detail not in _DETAILS[kind]:
            message = f"{detail!r} is no detail of {kind}"
            raise ValueError(message)
        return cls(kind, detail, named=whole != plain)


def choices() -> list[Choice]:
    """Return every choice there is without ``:named``, ``skip`` last."""
    found = [
        Choice(kind, detail) for kind, details in _DETAILS.items() for detail in ("", *details)
    ]
    return [*found, Choice(None)]


_NAMES: Mapping[str, str] = {
    "actor": "actor entity mention name namedentity ner speaker source",
    "actor/person": "per pers person people human",
    "actor/organisation": "org organization organisation company",
    "actor/group": "norp group",
    "actor/state": "gpe country state nation",
    "actor/place": "loc location place geo fac facility",
    "actor/media": "media outlet newspaper",
    "claim": "claim statement assertion proposition majorclaim factclaim",
    "claim/asserts": "asserts supports_claim",
    "claim/denies": "denies denial",
    "claim/withholds": "withholds",
    "stance": "stance opinion attitude sentiment evaluation",
    "stance/supports": "support supports pro favor favour for positive",
    "stance/opposes": "oppose opposes con against negative",
    "stance/ambivalent": "ambivalent neutral mixed",
    "figure": "figure number cardinal quantity money percent percentage amount numeric value count",
    "skip": "date time ordinal duration token sentence pos language law product event workofart "
    "misc hyperlink highlight dependency chunk lemma morphologicalfeatures spellinganomaly",
}
_RULES = {name: choice for choice, names in _NAMES.items() for name in names.split()}
_PREFIX = re.compile(r"^[BILUES]-")
_BETWEEN = re.compile(r"[/.:>|]+")
_NO_LETTER = re.compile(r"[\W_]+")


def propose(label: str) -> Choice | None:
    """Return what a label most likely becomes, None if its name does not tell.

    The last level that is known decides (``STANCE/oppose``), an unknown last level takes the kind
    of the level above.
    """
    levels = [level for level in _BETWEEN.split(_PREFIX.sub("", label)) if level.strip()]
    found = [_RULES.get(_NO_LETTER.sub("", level).lower(), "") for level in levels]
    known = [Choice.parse(one) for one in found if one]
    if not known:
        return None
    exact = _exact(levels, known[0])
    return exact or known[-1] if found[-1] or exact else Choice(known[-1].kind)


def _exact(levels: list[str], first: Choice) -> Choice | None:
    """Return the choice that our own names spell out: ``Claim: denies``, ``ACTOR/part_of_name``."""
    if first.kind is None or len(levels) == 1:
        return None
    detail = levels[-1].strip().lower().replace(" ", "_")
    return Choice(first.kind, detail) if detail in _DETAILS[first.kind] else None


_LINKS: Mapping[str, LinkRole] = {
    "attributedto": LinkRole.SPEAKER,
    "attribution": LinkRole.SPEAKER,
    "speaker": LinkRole.SPEAKER,
    "source": LinkRole.SPEAKER,
    "saidby": LinkRole.SPEAKER,
    "holder": LinkRole.HOLDER,
    "stanceholder": LinkRole.HOLDER,
    "target": LinkRole.TARGET,
    "stancetarget": LinkRole.TARGET,
}


def link_role(label: str) -> LinkRole | None:
    """Return what a relation between two tags means to its source, None for one not ours."""
    return _LINKS.get(_NO_LETTER.sub("", label).lower())


def proposals(file: ForeignFile) -> dict[str, Choice | None]:
    """Return the proposal for each label of a file."""
    return {label: propose(label) for label in file.labels}


def undecided(labels: Iterable[str], mapping: Mapping[str, Choice]) -> list[str]:
    """Return the labels nothing is decided for."""
    return [label for label in labels if label not in mapping]
