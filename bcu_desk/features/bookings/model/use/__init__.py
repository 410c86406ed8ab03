"""How much of the time what is shared is used: the period, what is read, in words, in columns."""
