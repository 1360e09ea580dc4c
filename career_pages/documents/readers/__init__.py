"""From the bytes of a document to its outline, a reader for each format."""
