"""Parts of the exchange page."""
