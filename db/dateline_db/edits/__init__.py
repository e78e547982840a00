"""What an analyst can do: one function per action."""
