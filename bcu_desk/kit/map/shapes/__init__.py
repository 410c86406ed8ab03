"""Shapes made ready for a map: true outlines with shared borders, simpler ones, equal cells."""
