"""The hand on the board: a bar's end under it, until it is saved or put back."""
