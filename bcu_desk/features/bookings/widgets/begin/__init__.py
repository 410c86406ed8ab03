"""In place of the board: how a fleet, or the first of a sort, is begun."""
