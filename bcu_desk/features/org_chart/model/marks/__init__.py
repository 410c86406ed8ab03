"""What cards are marked with beyond their own record: rules broken, and who is gone."""
