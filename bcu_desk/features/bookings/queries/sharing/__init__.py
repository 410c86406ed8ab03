"""Questions about what is shared: resources of all sorts, loans, who waits, what is due, use."""
