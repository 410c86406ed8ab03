"""Commands, the unit of work, undo, the clock and settings; no Qt."""
