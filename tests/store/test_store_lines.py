"""Lines straight from rows are the lines that are made of records, byte for byte."""

import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.export.dataset import CONTEXT, FORMAT, VERSION, write_dataset
from variorum.model.errors import UserError
from variorum.model.records import Proposition
from variorum.model.vocabulary import Comparator, LinkRole, TagKind
from variorum.store.lines import Shape

MARKS = {"project": {"format": f'"{FORMAT}"', "version": str(VERSION)}}
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


def by_records(trial: Any, *, texts: bool = True) -> bytes:  # noqa: ANN401  # conftest's
    """Return the dataset as the exporter writes it."""
    out = io.BytesIO()
    write_dataset(trial.store.records(), out, with_texts=texts)
    return out.getvalue()


def by_rows(trial: Any, *, texts: bool = True) -> bytes:  # noqa: ANN401  # conftest's
    """Return the dataset straight from the rows."""
    lots = list(trial.store.lines(Shape(MARKS, CONTEXT, texts)))
    data = b"".join(data for _, data in lots)
    assert sum(number for number, _ in lots) == data.count(b"\n")
    return data


@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words, words, st.decimals(-(10**6), 10**6, places=3))
def test_any_words_and_values(trial: Any, one: str, other: str, value: Decimal) -> None:  # noqa: ANN401  # conftest's
    text = f"{one}🎈 {other}."
    article, version = trial.make.article(f"{text} {trial.store.last_seq()}")
    claim = trial.make.tag(version, 0, len(one) + 1, place=one, inferred=("voice", "place"))
    figure = trial.make.tag(
        version,
        len(one) + 1,
        len(text),
        kind=TagKind.FIGURE,
        comparator=Comparator.AT_LEAST,
        value=Decimal(format(value, "f")),
        scope=other,
        adjudicated=True,
    )
    said = Proposition(text=other or "x", accused=(), **trial.make.signed())
    link = trial.make.link(claim, LinkRole.PROPOSITION, proposition=said.id, condition=one)
    trial.do(article, version, said, claim, figure, link)
    assert by_rows(trial) == by_records(trial)
    assert by_rows(trial, texts=False) == by_records(trial, texts=False)


@pytest.mark.parametrize(
    "harm", ["UPDATE tag SET quote = 'x'", "UPDATE text_version SET text = 'x' || text"]
)
def test_what_is_damaged_is_not_written(trial: Any, harm: str) -> None:  # noqa: ANN401  # conftest's
    trial.do(trial.make.tag(trial.version))
    with trial.store.still() as held:
        trial.store._database.execute(harm)  # noqa: SLF001  # nothing else does harm
        assert b"".join(data for _, data in held.lines(Shape(MARKS, CONTEXT)))
    with pytest.raises(UserError, match=r"export\.damaged"):
        by_rows(trial)
