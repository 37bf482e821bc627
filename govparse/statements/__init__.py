"""Floor 5: what the document claims, and whether it adds up."""
