"""Variorum: annotate news articles and reconcile the tags across sources."""

__version__ = "0.1.0"
