"""The on-call rota on paper."""
