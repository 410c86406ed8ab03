"""Rows of bars over time: painted, dragged, walked by keys, read out."""
