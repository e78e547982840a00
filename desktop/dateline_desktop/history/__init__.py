"""The history of the case, step by step."""
