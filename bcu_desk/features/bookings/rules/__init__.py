"""Decisions of the fleet desk, as plain functions."""
