"""Private keys: where they lie in a profile, or in the store of secrets that the system has."""
