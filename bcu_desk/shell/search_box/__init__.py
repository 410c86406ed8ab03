"""The search box: what can be found, and its list."""
