"""What a pack is, without a window."""
