"""The file: the only SQL of Dateline."""
