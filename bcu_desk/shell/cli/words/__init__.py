"""What calls answer, in words for people at a terminal."""
