"""What every test needs: laws that no clock judges, and the sample without making it anew."""

import pytest
from hypothesis import settings
from laid_sample import LaidSample

settings.register_profile("variorum", deadline=None)
settings.load_profile("variorum")


@pytest.fixture(scope="session")
def laid_sample(tmp_path_factory: pytest.TempPathFactory) -> LaidSample:
    """Return who lays the sample where it is wanted."""
    return LaidSample(tmp_path_factory.mktemp("laid"))
