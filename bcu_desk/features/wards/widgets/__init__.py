"""The parts of the page of ward sets."""
