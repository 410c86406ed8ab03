"""Qt building blocks that know nothing of policing."""
