"""Nouns and rules of policing in a Basic Command Unit; standard library only."""
