"""What the coverage page shows, as plain values: columns, looks of the map, moves."""
