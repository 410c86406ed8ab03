"""What a file of figures holds, as far as the file and the places of the desk tell."""
