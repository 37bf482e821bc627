"""Floor 6: other forms of a document: the versioned schema, JSON, Markdown, HTML, chunks, tables."""
