"""Beside the board: what is chosen, what differs, the move under the hand, or a form."""
