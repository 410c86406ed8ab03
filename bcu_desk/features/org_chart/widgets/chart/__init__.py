"""The painted chart."""
