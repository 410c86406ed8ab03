"""Widgets and paper of the briefing page."""
