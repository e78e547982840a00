"""Events: table and editor."""
