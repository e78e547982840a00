"""Bringing files in: what is in them, what their columns mean, and what came of it."""
