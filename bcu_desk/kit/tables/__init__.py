"""Tables beyond showing them: taken out to a file or a paste as they are shown, and pasted into."""
