"""What a file that comes back would change."""
