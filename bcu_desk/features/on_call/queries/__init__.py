"""What can be asked of the rota."""
