"""Moving an edge of the board: the rows that move, and what that breaks and mends."""
