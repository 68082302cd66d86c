"""Where analysts of one article differ: measures, a list, the tags side by side."""
