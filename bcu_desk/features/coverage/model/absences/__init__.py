"""What the form and the list of absences show."""
