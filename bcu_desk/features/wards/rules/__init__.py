"""What a file of boundaries holds and how it fits the wards; none of it knows the desk file."""
