"""The history and the copies of a project on screen. Values in, signals out."""
