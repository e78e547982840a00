"""Sources and publishers: table and editor."""
