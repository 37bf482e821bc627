"""Floor 3: what can stand in a sentence; one phenomenon a module."""
