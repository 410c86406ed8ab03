"""Asking about a move before it is made."""
