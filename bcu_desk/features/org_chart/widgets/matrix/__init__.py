"""The matrix of boroughs and functions."""
