"""What the page of figures shows: those that are kept, and a file before it is loaded."""
