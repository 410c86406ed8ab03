"""Choosing what is looked at: the lens and the legend."""
