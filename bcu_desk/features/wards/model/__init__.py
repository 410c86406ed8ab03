"""What the page shows, without widgets."""
