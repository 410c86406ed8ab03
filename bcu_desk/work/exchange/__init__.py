"""Exchange between desks: keys, the group, sending and receiving."""
