"""Monthly figures from other systems: abstraction tables and crime counts, read and kept."""
