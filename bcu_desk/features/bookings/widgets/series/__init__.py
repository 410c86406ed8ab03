"""Bookings that repeat, in the window: the rule, its dates before saving, and parts of a series."""
