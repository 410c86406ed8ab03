"""Gestures on superintendents and on breaches of the model."""
