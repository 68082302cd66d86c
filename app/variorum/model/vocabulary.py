"""The closed vocabularies of the law (design: semantics). Tokens are never translated."""

from enum import StrEnum


class TagKind(StrEnum):
    """The four kinds of tag."""

    ACTOR = "actor"
    CLAIM = "claim"
    STANCE = "stance"
    FIGURE = "figure"


class ActorRole(StrEnum):
    """What a name does where it stands."""

    ACTOR = "actor"
    PLACE = "place"
    AFFILIATION = "affiliation"
    PART_OF_NAME = "part_of_name"


class ActorKind(StrEnum):
    """What sort of voice an actor is."""

    STATE = "state"
    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    MEDIA = "media"
    AUTHOR = "author"
    IGO = "igo"
    BLOC = "bloc"
    UNKNOWN = "unknown"


class ActorTie(StrEnum):
    """How an actor belongs to its parent. The first two carry origin; membership does not."""

    ORGAN_OF = "organ_of"
    SPEAKS_FOR = "speaks_for"
    MEMBER_OF = "member_of"


class Polarity(StrEnum):
    """What a claim does to a proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    WITHHOLDS = "withholds"


class ClaimType(StrEnum):
    """In what manner a claim holds its proposition. Only the first two are evidence of fact."""

    FACT = "fact"
    ASSESSMENT = "assessment"
    POSSIBILITY = "possibility"
    PREDICTION = "prediction"
    CONDITIONAL = "conditional"
    DEMAND = "demand"
    JUDGEMENT = "judgement"


class Voice(StrEnum):
    """Whether the text names who claims it."""

    ATTRIBUTED = "attributed"
    NARRATOR = "narrator"
    UNCLEAR = "unclear"


class Quotation(StrEnum):
    """How literally the text repeats the speaker."""

    DIRECT = "direct"
    PARTIAL = "partial"
    PARAPHRASE = "paraphrase"


class Attitude(StrEnum):
    """What a stance is towards its target."""

    SUPPORTS = "supports"
    AMBIVALENT = "ambivalent"
    OPPOSES = "opposes"


class Comparator(StrEnum):
    """How a figure bounds its quantity."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    BETWEEN = "between"
    WORDS = "words"


class QuantityKind(StrEnum):
    """What sort of quantity is measured."""

    STOCK = "stock"
    CUMULATIVE = "cumulative"
    FLOW = "flow"
    DURATION = "duration"
    ORDINAL = "ordinal"
    PROBABILITY = "probability"


class PropositionKind(StrEnum):
    """Only factual propositions have a truth status."""

    FACTUAL = "factual"
    FORECAST = "forecast"
    JUDGEMENT = "judgement"
    POLICY = "policy"


class PropositionTie(StrEnum):
    """How a proposition relates to another; shown beside the evidence, never counted."""

    BROADER = "broader"
    IMPLIES = "implies"
    EXCLUDES = "excludes"


class Genre(StrEnum):
    """What sort of text an article is. In an opinion the author is an origin."""

    NEWS = "news"
    WIRE = "wire"
    ANALYSIS = "analysis"
    OPINION = "opinion"
    INTERVIEW = "interview"
    OFFICIAL = "official"


class RegionKind(StrEnum):
    """Parts of a text that are not its running words."""

    BOILERPLATE = "boilerplate"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    RELATED = "related"
    BIO = "bio"
    REFERENCES = "references"
    DUPLICATE = "duplicate"


EXCLUDED_REGIONS = frozenset(
    {RegionKind.BOILERPLATE, RegionKind.RELATED, RegionKind.REFERENCES, RegionKind.DUPLICATE}
)
"""Tags wholly inside one of these are never evidence."""


class LinkRole(StrEnum):
    """What a link means to its tag."""

    ACTOR = "actor"
    PROPOSITION = "proposition"
    SPEAKER = "speaker"
    HOLDER = "holder"
    TARGET = "target"
    QUANTITY = "quantity"


class Ruling(StrEnum):
    """Whether two origins know a thing independently. Absent means unchecked."""

    CONFIRMED = "confirmed"
    DOUBTFUL = "doubtful"
    DEPENDENT = "dependent"


class RelationKind(StrEnum):
    """What the analyst says of two tags, actors, articles or propositions.

    `same_origin` and `relies_on` join two actors (or two claims) into one origin; `copy_of` makes
    two articles one document; `same_window` lets two figures be fused; the rest are verdicts.
    """

    CONFLICT = "conflict"
    CHANGED = "changed"
    SCOPE_DIFFERS = "scope_differs"
    DISMISSED = "dismissed"
    SAME_ORIGIN = "same_origin"
    RELIES_ON = "relies_on"
    COPY_OF = "copy_of"
    SAME_WINDOW = "same_window"


class ConstraintKind(StrEnum):
    """A standing answer to a proposal."""

    MUST = "must"
    CANNOT = "cannot"


class DecisionKind(StrEnum):
    """What the analyst decided. `merge`: subject is one with object, object's name stays.

    `queried` and `approved` are review marks on a statement; `brief` freezes all statuses.
    """

    MERGE = "merge"
    SPLIT = "split"
    OVERRULE = "overrule"
    ADJUDICATED = "adjudicated"
    QUERIED = "queried"
    APPROVED = "approved"
    BRIEF = "brief"


class Likelihood(StrEnum):
    """The seven bands of ICD 203."""

    ALMOST_NO_CHANCE = "almost_no_chance"
    VERY_UNLIKELY = "very_unlikely"
    UNLIKELY = "unlikely"
    EVEN = "roughly_even_chance"
    LIKELY = "likely"
    VERY_LIKELY = "very_likely"
    ALMOST_CERTAIN = "almost_certain"


class Confidence(StrEnum):
    """How well the analyst's judgement is founded (ICD 203)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Reliability(StrEnum):
    """Admiralty scale, for outlets and speakers."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Progress(StrEnum):
    """How far the analyst has come with an article."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
