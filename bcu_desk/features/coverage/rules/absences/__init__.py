"""Absences and abstractions: who is away, what it takes from wards, and what it breaks."""
