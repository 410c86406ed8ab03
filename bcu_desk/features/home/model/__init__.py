"""Where the parts of a tile stand."""
