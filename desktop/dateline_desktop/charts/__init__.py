"""Charts on the timeline's axis: events by period, indicators, reported figures."""
