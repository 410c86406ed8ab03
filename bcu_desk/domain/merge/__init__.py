"""How changes of several desks become one state: the same on every desk, in whatever order."""
