"""Forms that issue keys, take vehicles back, lend, and join the waiting list."""
