"""What may go wrong when tags of other programs come in; `shell/errors.py` joins them."""

from collections.abc import Mapping

_PROJECT_SAFE = "The project is as it was."

EXCHANGE_ERRORS: Mapping[str, tuple[str, str, str]] = {
    "exchange.format": (
        "There is no format “{form}” to read tags from.",
        _PROJECT_SAFE,
        "Use one that “variorum formats” lists.",
    ),
    "exchange.package": (
        "{form} needs the package {package}, which is not installed.",
        _PROJECT_SAFE,
        "Install it: pip install {package}.",
    ),
}
