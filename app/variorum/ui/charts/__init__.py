"""Charts that paint themselves: one `paint(painter, rect, theme)` for screen, file and paper."""
