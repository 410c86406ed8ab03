"""Files of boundaries, whoever made them, read into outlines in national grid metres."""
