"""The summary workspace. It is given values and emits signals; it does not know the project."""
