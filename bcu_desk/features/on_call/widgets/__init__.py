"""Parts of the on-call page."""
