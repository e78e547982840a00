"""Actors, places and publishers: who and where, as tables."""
