"""The briefing PDF: figures, typesetting, dialog."""
