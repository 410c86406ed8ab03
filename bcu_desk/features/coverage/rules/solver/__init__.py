"""Plans of least cost: who covers wards that are short, and who can be taken for an event."""
