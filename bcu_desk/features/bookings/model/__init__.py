"""What the fleet page shows, made from what was read."""
