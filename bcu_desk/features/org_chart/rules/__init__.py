"""Decisions of the org chart: where cards go, what is folded, who may report to whom."""
