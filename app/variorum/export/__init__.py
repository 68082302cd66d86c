"""Datasets out and tags in: JSON Lines and CSV."""
