"""The timeline: painter, view and overview."""
