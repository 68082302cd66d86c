"""Distinct names and words to proposals: what may be one. Nothing here decides."""
