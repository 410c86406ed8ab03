"""What the exchange page shows, in words; without Qt."""
