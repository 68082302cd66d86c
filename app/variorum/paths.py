"""Where resources and the sample corpus lie: in the checkout, else bundled in the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def _locate(name: str) -> Path:
    beside = _CHECKOUT / name
    in_checkout = (_CHECKOUT / "pyproject.toml").is_file() and beside.is_dir()
    return beside if in_checkout else _PACKAGE / "_bundled" / name


def resources() -> Path:
    """Return the folder of icons, tokens, tables, help pages and schemas."""
    return _locate("resources")


def sample_corpus() -> Path:
    """Return the folder of the sample articles and their expert tags."""
    return _locate("sample_corpus")
