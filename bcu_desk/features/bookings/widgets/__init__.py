"""Parts of the fleet page."""
