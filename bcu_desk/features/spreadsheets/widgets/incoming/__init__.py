"""Parts of the page on which a file comes back."""
