"""Time in the window: the day in view, a second day, what the file said at an instant."""
