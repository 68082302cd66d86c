"""What a claim, stance or figure says, with names for ids: the table to read is made of this."""

from typing import NamedTuple


class Step(NamedTuple):
    """Something a tag is linked to. All words are plain, empty for none.

    `unit` is that of a quantity, None where it links to anything else.
    """

    role: str
    position: int
    name: str
    origin: bool = False
    polarity: str = ""
    type: str = ""
    condition: str = ""
    unit: str | None = None


class Statement(NamedTuple):
    """A tag in words: its fields, where it stands, and its links in their order.

    `article` is the badge of its article; `not_evidence` why it counts for nothing, if so.
    """

    article: str
    outlet: str
    published: str
    id: str
    author: str
    created: str
    kind: str
    start: int
    end: int
    quote: str
    not_evidence: str
    voice: str
    event_time: str
    attitude: str
    comparator: str
    value: str
    value_high: str
    unit: str
    window_start: str
    window_end: str
    as_of: str
    steps: list[Step]
