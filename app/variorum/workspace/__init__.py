"""One open project: the only place where the stages meet. No Qt, no SQL."""
