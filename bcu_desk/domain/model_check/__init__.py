"""The check of the model's rules R1 to R13 over a period, as pure functions over frozen facts."""
