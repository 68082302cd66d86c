"""What every test needs: laws that no clock judges, and the sample without making it anew."""

import gc

import pytest
from hypothesis import settings
from laid_sample import LaidSample

# A round looks at the modules of all tests, which takes a seventh of the time at Python's own pace.
# Yet windows that are gone are to be freed before all widgets are styled anew.
gc.set_threshold(10_000, 5, 2)

settings.register_profile("variorum", deadline=None)
settings.load_profile("variorum")


@pytest.fixture(scope="session")
def laid_sample(tmp_path_factory: pytest.TempPathFactory) -> LaidSample:
    """Return who lays the sample where it is wanted."""
    return LaidSample(tmp_path_factory.mktemp("laid"))
