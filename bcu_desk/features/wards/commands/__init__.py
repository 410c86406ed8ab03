"""Gestures on ward sets: load boundaries, put a newer set in force."""
