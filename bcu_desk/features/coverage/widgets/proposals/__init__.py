"""Proposed plans at the page's right: moves to tick, what they cost, and what stays short."""
