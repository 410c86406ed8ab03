"""Shift patterns: their lines to look at, and forms that give and end places in them."""
