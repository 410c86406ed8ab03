"""What the on-call page makes of the rota."""
