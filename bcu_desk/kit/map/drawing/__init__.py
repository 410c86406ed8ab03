"""What a view of a map is drawn with: its frame, the pixels of its areas, borders, a surface."""
