"""Where wards lie: their boroughs and BCUs, and their outlines."""
