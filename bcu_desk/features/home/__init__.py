"""The home page: what the day asks for, tile by tile."""
