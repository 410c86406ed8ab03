"""Who was where before: the history of a person or a post, and what it taught them."""
