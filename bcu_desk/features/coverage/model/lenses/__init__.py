"""What the map can show of wards, and how each figure is painted, told and listed."""
