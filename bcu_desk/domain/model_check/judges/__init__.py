"""The judges of the rules: each finds where its rule is not met, as spans of days."""
