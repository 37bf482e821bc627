"""Floor 9: Hypothesis strategies for users' own tests."""
