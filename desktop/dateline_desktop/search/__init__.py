"""Search over the whole case."""
