"""What is coming: the days around, the wards that nobody will be on, and what is promised."""
