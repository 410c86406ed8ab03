"""The gestures of the page: what each button, key and drop does."""
