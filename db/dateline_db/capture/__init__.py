"""Taking documents in: kept unchanged, read in a process of their own."""
