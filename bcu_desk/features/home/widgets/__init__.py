"""Painted tiles."""
