"""Parts of the assignments page."""
