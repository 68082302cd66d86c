"""Data out and tags in: dialogues that are given values and emit signals."""
