"""Several wards at once: their sums, and what is done with all of them."""
