"""Calls of the command line that draw to a file, and so need Qt."""
