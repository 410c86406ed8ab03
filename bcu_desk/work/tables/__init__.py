"""Tables of pages on their way to files, told without Qt."""
