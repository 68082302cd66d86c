"""From a file, a folder or pasted text to a frozen, normalised text with guessed metadata."""
