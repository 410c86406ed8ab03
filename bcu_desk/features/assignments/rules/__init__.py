"""Pure decisions of the assignments board: its rows, bars, gaps and the lanes of broken rules."""
