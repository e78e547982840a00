"""The desktop: what the analyst sees and does."""
