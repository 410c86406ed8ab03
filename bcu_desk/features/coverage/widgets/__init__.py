"""Parts of the coverage page."""
