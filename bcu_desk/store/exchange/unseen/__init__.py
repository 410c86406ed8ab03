"""Clashes of changes that had not seen one another: each lawful where it was made."""
