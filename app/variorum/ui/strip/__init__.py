"""The strips: one popover per kind of tag, from a draft to an accepted draft."""
