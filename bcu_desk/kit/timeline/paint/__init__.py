"""Drawing a timeline: its rows, bars, names and head."""
