"""From the analyst's act on an open article to a change set. Pure."""
