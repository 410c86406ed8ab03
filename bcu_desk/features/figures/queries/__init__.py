"""Questions about figures: which are kept, and what a file would change."""
