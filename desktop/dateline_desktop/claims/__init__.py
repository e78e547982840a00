"""Claims: table and editor."""
