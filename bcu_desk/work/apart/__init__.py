"""Work on files of others in a process of its own, which can fail without harm."""
