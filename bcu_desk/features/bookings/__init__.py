"""The shared fleet and who has which vehicle when."""
