"""The panel: tag buttons, the selected tag's fields, the tags of the article."""
