"""What ward cover puts into packs, and what it answers of a period."""
