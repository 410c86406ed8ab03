"""What can be asked about ward cover."""
