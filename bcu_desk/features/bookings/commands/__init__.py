"""Gestures on the fleet: book, move, cancel, approve, off the road and back."""
