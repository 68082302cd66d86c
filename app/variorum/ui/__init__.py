"""The desktop shell: all of Qt."""
