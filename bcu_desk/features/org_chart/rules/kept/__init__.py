"""Rows that are worked out once and looked up for each day, for as long as the file is the same."""
