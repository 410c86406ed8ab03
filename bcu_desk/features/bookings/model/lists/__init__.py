"""What is out and what is due: read, in words, in columns."""
