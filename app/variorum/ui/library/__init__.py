"""The library: articles in a filtered list, facets below. Values in, signals out."""
