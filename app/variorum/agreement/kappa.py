"""Chance-corrected agreement on categories: Cohen's kappa for two, Fleiss' for several raters."""

from collections import Counter
from collections.abc import Hashable, Sequence


def cohen(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two raters, one pair of categories per item.

    (po - pe) / (1 - pe), Cohen (1960). None where it is not defined: no items, or both raters
    used one and the same category throughout.
    """
    if not pairs:
        return None
    count = len(pairs)
    observed = sum(one == other for one, other in pairs) / count
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(left[category] * right[category] for category in left) / count**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def fleiss(items: Sequence[Sequence[Hashable]]) -> float | None:
    """Return Fleiss' kappa; each item lists one category per rater, all items as many.

    (P - Pe) / (1 - Pe), Fleiss (1971). None where it is not defined. Raises ValueError if items
    were not rated by the same number of raters, at least two.
    """
    if not items:
        return None
    raters = len(items[0])
    if raters < 2 or any(len(item) != raters for item in items):  # noqa: PLR2004  # it takes two
        message = "every item needs the same number of ratings, at least two"
        raise ValueError(message)
    counts = [Counter(item) for item in items]
    agreeing = sum(number * (number - 1) for found in counts for number in found.values())
    observed = agreeing / (len(items) * raters * (raters - 1))
    whole = Counter(category for item in items for category in item)
    expected = sum((number / (len(items) * raters)) ** 2 for number in whole.values())
    return None if expected == 1 else (observed - expected) / (1 - expected)
