"""Above the board: what is asked of it, how it is looked at, what its bars mean."""
