"""How a file is to be read, where the analyst knows better than a guess."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reading:
    """An encoding the analyst chose, and for tables the column (its heading) of each field."""

    encoding: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
