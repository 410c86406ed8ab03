"""Who is on call, when, and where nobody or more than one is."""
