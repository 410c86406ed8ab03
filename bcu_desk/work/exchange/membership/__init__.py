"""Who belongs to a group of desks: cards, joining, the list of desks, new keys."""
