"""The part that sends: files for desks, and exports for partners."""
