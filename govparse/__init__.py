"""Reads Chinese government documents."""
