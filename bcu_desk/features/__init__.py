"""The program's features, one folder each; none imports another."""
