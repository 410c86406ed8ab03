"""Superintendents' boroughs and core functions against time."""
