"""Tags in: files of other programs to tags on our texts."""
