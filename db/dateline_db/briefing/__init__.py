"""What a briefing says; no typesetting."""
