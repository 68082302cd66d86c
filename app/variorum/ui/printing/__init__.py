"""An article on paper: its text with the tags as on screen, and a numbered list of what they say.

Lengths are units of `UNITS` to the inch, fine enough for letters to be placed as on a typesetter.
"""
