"""Changes on their way between desks: signed segments in encrypted files."""
