"""What can be done to the rota: turns, hand-over times, a week repeated."""
