"""The chart on paper: pages, the key page, and the files they are written to."""
