"""Questions about the group of desks and what they differ in."""
