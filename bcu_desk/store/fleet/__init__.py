"""The fleet as its rules and checks read it."""
