"""What stands in the line at the foot of the window."""
