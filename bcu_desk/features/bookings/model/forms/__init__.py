"""What forms say and offer: dates, swaps, drivers, ways out."""
