"""Words on a map beyond those in its areas: in equal cells, and beside with a line."""
