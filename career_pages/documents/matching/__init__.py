"""From the outline of a document to the draft of a page and its chapters."""
