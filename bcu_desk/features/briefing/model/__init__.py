"""Packs as they are read, laid out and told."""
