"""Weighing: what the sources of an event say side by side, and what to make of it."""
