"""What a check-up of the machine found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Result:
    """One thing looked at. `name` is a token, `facts` are what was found, to be read beside it.

    ``held``: the promise holds here. ``broken``: it does not. ``told``: a fact without a verdict.
    ``skipped``: could not be tried here; `facts` say why.
    """

    name: str
    state: Literal["held", "broken", "told", "skipped"]
    facts: Mapping[str, str] = field(default_factory=dict)
