"""Who holds which post, and who reports to whom."""
