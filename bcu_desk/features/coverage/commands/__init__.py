"""Gestures on ward cover: targets, officers moved between wards, absences."""
