"""Parts of the org chart page."""
