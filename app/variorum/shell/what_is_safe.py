"""What most errors say is safe: the second of their three sentences."""

PROJECT_SAFE = "The project is as it was."
UNTOUCHED = "The file was not changed."
