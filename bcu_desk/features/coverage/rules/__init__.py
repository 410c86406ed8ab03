"""Decisions about ward cover, as plain functions."""
