"""The form that records absences, the list of them, and the table of rates."""
