"""Words, sentences, graphemes, keys and anchors: a Qt-free leaf that the stages share."""
