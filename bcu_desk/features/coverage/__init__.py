"""Ward cover: targets, posts and the officers in them, on a map and in a table."""
