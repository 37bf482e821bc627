"""Floor 9: files of several kinds into documents."""
