"""Words for voices: who speaks without a name, and what sort of voice a name looks like."""

from variorum.model.vocabulary import ActorKind

_PEOPLE = """
    official analyst expert diplomat observer critic source officer adviser advisor aide lawmaker
    scholar researcher spokesperson spokesman spokeswoman insider witness resident expert leader
    minister reporter journalist politician politicians commentator economist representative
    member rescuer scientist doctor expert campaigner activist survivor eyewitness
    forecaster seismologist investigator prosecutor lawyer negotiator mediator inspector trader
    engineer villager protester organiser organizer
"""
UNNAMED_HEADS = frozenset(
    form for word in _PEOPLE.split() for form in (word, word + "s", word.replace("man", "men"))
)
"""Nouns that name nobody: "a senior official", "analysts"."""

BARE_ORGANS = frozenset(("authorities", "police"))
"""Organs that speak without anything before them."""

_ORGANS = """
    government ministry agency military parliament army navy police administration authorities
    authority intelligence media minister president ambassador leader leaders spokesperson office
    embassy chief chiefs council committee party delegation envoy premier command forces service
"""
ORGAN_HEADS = frozenset(_ORGANS.split())
"""Nouns that make a voice of a name before them: "South Korean intelligence"."""

_MEDIA = """
    agency media newspaper broadcaster television KCNA Yonhap Reuters AP AFP Kyodo TASS Xinhua
    Bloomberg CNN BBC NBC CBS ABC RIA Interfax NHK dpa DPA EFE
"""
MEDIA_HEADS = frozenset(_MEDIA.split())
"""Words that make a voice a medium, which relays what others say."""

_BEFORE_HEADS = """
    senior top former unnamed retired western military defence defense foreign prime state news
    intelligence government security diplomatic deputy vice local regional several many most
    political-science anonymous independent national public united unification harbour harbor
    border customs trade finance interior health energy transport air coast naval spy presidential
    parliamentary financial economic federal provincial royal high-ranking high-level unidentified
"""
QUALIFIERS = frozenset(_BEFORE_HEADS.split())
"""Lower-case words that belong to a description of a voice."""

_ORGANISATIONS = """
    Agency Ministry Government Administration Council Committee Party Army Navy Force Forces
    University Institute Association Union Bank Group Company Corporation Office Department
    Service Commission Congress Parliament Assembly Foundation Center Centre House
"""
ORGANISATION_WORDS = frozenset(_ORGANISATIONS.split())

_HONORIFICS = """
    President Premier Chancellor King Queen Prince Princess Pope Secretary Minister Senator
    Ambassador General Admiral Colonel Captain Major Professor Doctor Judge Justice Governor Mayor
    Chairman Chairwoman Chairperson Director Spokesman Spokeswoman Mr. Mrs. Ms. Dr. Gen. Sen. Rep.
    Adviser Advisor Deputy Representative Envoy Commander Chief Leader Marshal Lieutenant Sir Lady
    Chair Commissioner Sheikh Emir Sultan Ayatollah Archbishop Cardinal Imam Congressman
    Congresswoman Col. Lt. Capt. Prof. Gov.
"""
TITLES = frozenset(_HONORIFICS.split())
"""Capitalised words that stand before a person's name and are no part of it."""


_SOME = ("a", "an", "some", "several", "one", "another", "unnamed")


def is_unnamed(name: str) -> bool:
    """Tell whether `name` describes a voice of one article rather than naming somebody.

    "a senior South Korean official" and "some clerks" do; "Seoul's defence minister" is a role
    that one can name, and "South Korean intelligence" an organ.
    """
    words = name.replace("’", "'").split()  # noqa: RUF001  # the typographic one on purpose
    if not words:
        return False
    if words[0].lower() in _SOME and words[-1].islower():
        return True
    head = words[-1].lower() if len(words) == 1 else words[-1]
    return head in UNNAMED_HEADS and not any(word.endswith("'s") for word in words[:-1])


def guess_kind(name: str) -> ActorKind:
    """Return what sort of voice a new name looks like; unknown unless its words say so."""
    words = name.split()
    if is_unnamed(name):
        plural = bool(words) and words[-1].endswith("s")
        return ActorKind.GROUP if plural else ActorKind.PERSON
    if any(word in ORGANISATION_WORDS for word in words):
        return ActorKind.ORGANISATION
    return ActorKind.UNKNOWN
