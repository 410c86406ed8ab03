"""Workbooks and CSV out of the desk file."""
