"""The labelling interface of Label Studio: a label for each kind of tag, a control per value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from variorum.export.refi_xml import Element, written
from variorum.model.vocabulary import (
    ActorRole,
    Attitude,
    ClaimType,
    Comparator,
    Polarity,
    Quotation,
    TagKind,
    Voice,
)

KIND = "kind"
TEXT = "text"
SAYS = "says"
"""Names of the labels, of the text, and of the control that says in words what a tag means."""

RELATIONS = ("origin", "speaker", "holder", "target", "actor")
"""What joins a tag to the place where somebody is named."""

_COLOURS: Mapping[TagKind, str] = {
    TagKind.ACTOR: "#4f7d3a",
    TagKind.CLAIM: "#2b63b5",
    TagKind.STANCE: "#8a4fa3",
    TagKind.FIGURE: "#a8611a",
}


@dataclass(frozen=True, slots=True)
class Control:
    """Where one value of a tag is seen and set: ``Choices``, ``TextArea`` or ``Number``.

    `name` is that of the field of the tag, or of its link to a proposition.
    """

    name: str
    element: str
    words: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """What Label Studio calls the type of a result."""
        return self.element.lower()


def _choice(name: str, words: type[StrEnum]) -> Control:
    return Control(name, "Choices", tuple(words))


def _free(*names: str) -> Iterator[Control]:
    return (Control(name, "TextArea") for name in names)


def _numbers(*names: str) -> Iterator[Control]:
    return (Control(name, "Number") for name in names)


CONTROLS: Mapping[TagKind, Sequence[Control]] = {
    TagKind.ACTOR: (_choice("role", ActorRole),),
    TagKind.CLAIM: (
        *(_choice("polarity", Polarity), _choice("type", ClaimType)),
        *(_choice("voice", Voice), _choice("quotation", Quotation)),
        *_free("event_time", "statement_date", "place", "modality"),
        *_numbers("likelihood_low", "likelihood_high", "credibility"),
        *_free("credibility_reason"),
    ),
    TagKind.STANCE: (_choice("attitude", Attitude), *_numbers("strength")),
    TagKind.FIGURE: (
        _choice("comparator", Comparator),
        *_numbers("value", "value_high"),
        *_free("unit"),
        *_numbers("tolerance"),
        *_free("window_start", "window_end", "as_of", "scope"),
    ),
}
"""The controls of each kind of tag, in the order they are shown."""


def label_config() -> str:
    """Return the configuration, the same for every project."""
    labels = [
        Element("Label", {"value": kind.value.upper(), "background": _COLOURS[kind]})
        for kind in TagKind
    ]
    parts = [
        Element("Relations", children=[Element("Relation", {"value": one}) for one in RELATIONS]),
        Element("Labels", {"name": KIND, "toName": TEXT}, labels),
        Element("Text", {"name": TEXT, "value": f"${TEXT}", "granularity": "symbol"}),
        *(_panel(kind) for kind in TagKind),
        _control(Control(SAYS, "TextArea")),
    ]
    return "\n".join(("<View>", *map(written, parts), "</View>")) + "\n"


def _panel(kind: TagKind) -> Element:
    """Return the controls of a kind, which are seen while a tag of it is selected."""
    shown = {
        "visibleWhen": "region-selected",
        "whenTagName": KIND,
        "whenLabelValue": kind.value.upper(),
    }
    return Element("View", shown, [_control(one) for one in CONTROLS[kind]])


def _control(control: Control) -> Element:
    head = {"name": control.name, "toName": TEXT, "perRegion": "true"}
    if control.words:
        choices = [Element("Choice", {"value": word}) for word in control.words]
        return Element("Choices", {**head, "choice": "single", "showInLine": "true"}, choices)
    more = {"editable": "true", "placeholder": control.name.replace("_", " ")}
    return Element(control.element, {**head, **(more if control.element == "TextArea" else {})})
