"""Lists of what is out and due, beside what is told of the line chosen."""
