"""The project file: the only place that touches SQLite."""
