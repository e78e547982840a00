"""The filters: which events are shown, and how many each filter hides."""
