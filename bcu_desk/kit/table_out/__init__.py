"""Tables of a page on their way to files, and cells on their way to a page."""
