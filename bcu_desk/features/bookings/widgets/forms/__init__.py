"""The forms of the fleet page, and the commands that come of them."""
