"""Plans that the solver proposes, from what the desk file holds on a day."""
