"""The check of the model's rules R1 to R14 over a period, as pure functions over frozen facts."""
