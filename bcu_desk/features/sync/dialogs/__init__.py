"""What the exchange page asks and does: sending, receiving, deciding, letting desks in and out."""
