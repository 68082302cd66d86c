"""What every test needs: laws that no clock judges."""

from hypothesis import settings

settings.register_profile("variorum", deadline=None)
settings.load_profile("variorum")
