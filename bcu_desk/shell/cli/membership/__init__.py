"""Calls on who belongs to a group of desks."""
