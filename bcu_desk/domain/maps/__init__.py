"""Places as they lie on the ground."""
