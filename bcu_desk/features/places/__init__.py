"""BCUs and their boroughs."""
