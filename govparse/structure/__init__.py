"""Floor 4: how a document is laid out: furniture, header, enclosures, sections, notes."""
