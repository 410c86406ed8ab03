"""The board as a timeline and as a table."""
