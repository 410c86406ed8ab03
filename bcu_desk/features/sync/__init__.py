"""Exchange: which desks there are, what they know, what they differ in."""
