"""Names of a language model: what is taken from it, and that its absence is no error."""

from types import SimpleNamespace

import pytest

from variorum.model.vocabulary import ActorKind
from variorum.suggest import nlp


def _model(*found: tuple[str, str]) -> nlp.Pipeline:
    """Return a pipeline that finds these quotes, each under its label."""

    def read(text: str) -> SimpleNamespace:
        return SimpleNamespace(
            ents=[
                SimpleNamespace(
                    start_char=text.index(quote),
                    end_char=text.index(quote) + len(quote),
                    label_=label,
                )
                for quote, label in found
            ]
        )

    return read


def _found(text: str, *found: tuple[str, str]) -> list[tuple[str, ActorKind]]:
    return [(text[one.start : one.end], one.kind) for one in nlp.mentions(_model(*found), text)]


def test_people_bodies_places_and_peoples_are_taken_and_nothing_else() -> None:
    text = "Ada Moor of Tide Hall told Ebbians in Ebb on Friday of 40 crates."
    labels = [
        ("Ada Moor", "PERSON"),
        ("Tide Hall", "ORG"),
        ("Ebbians", "NORP"),
        ("Ebb on", "WORK_OF_ART"),
        ("Friday", "DATE"),
        ("40", "CARDINAL"),
    ]
    assert _found(text, *labels) == [
        ("Ada Moor", ActorKind.PERSON),
        ("Tide Hall", ActorKind.ORGANISATION),
        ("Ebbians", ActorKind.GROUP),
    ]


def test_articles_and_possessives_are_trimmed_and_odd_spans_left() -> None:
    text = "The Tide Hall's roof fell on the hall.\nMoor\nRoe left."
    labels = [("The Tide Hall's", "ORG"), ("the hall", "ORG"), ("Moor\nRoe", "PERSON")]
    assert _found(text, *labels) == [("Tide Hall", ActorKind.ORGANISATION)]


def test_longer_texts_are_not_read() -> None:
    text = "Tide Hall." + " " * nlp.LIMIT
    assert _found(text, ("Tide Hall", "ORG")) == []


def test_the_first_model_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    held = {"en_core_web_sm"}
    monkeypatch.setattr(nlp, "find_spec", lambda name: name if name in held else None)
    assert nlp.installed() == ""
    assert nlp.load() is None
    held |= {"spacy", "en_core_web_md"}
    assert nlp.installed() == "en_core_web_md"


def test_a_model_that_does_not_load_is_as_good_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, **_options: object) -> None:
        raise OSError(name)

    monkeypatch.setattr(nlp, "find_spec", lambda name: name)
    monkeypatch.setattr(nlp, "import_module", lambda _name: SimpleNamespace(load=refuse))
    assert nlp.load() is None


def test_a_real_pipeline_of_spacy_is_read_alike() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an optional extra")
    pipeline = spacy.blank("en")
    rules = pipeline.add_pipe("entity_ruler")
    rules.add_patterns([{"label": "ORG", "pattern": "Tide Hall"}])
    text = "They met in the Tide Hall."
    assert [text[one.start : one.end] for one in nlp.mentions(pipeline, text)] == ["Tide Hall"]
