"""A pack on paper: pieces, pages, files."""
