"""The strips: one popover per kind of tag, from a draft to an accepted draft."""

from variorum.ui.strip.actor import ActorStrip
from variorum.ui.strip.base import Strip
from variorum.ui.strip.claim import ClaimStrip
from variorum.ui.strip.figure import FigureStrip
from variorum.ui.strip.stance import StanceStrip

__all__ = ["ActorStrip", "ClaimStrip", "FigureStrip", "StanceStrip", "Strip"]
