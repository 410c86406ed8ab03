"""The part that shows the group: its desks, who has what, the ways in and out."""
