"""Looking after feeds: changing imports back, letting old changes go, taking up parked ones."""
