"""Tiles of the home page: what a day tells, and the same as blocks of a pack."""
