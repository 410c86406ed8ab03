"""Changes that nobody contradicts: they hold as they came, and are written many at a time."""
