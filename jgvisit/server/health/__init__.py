"""Who this server is, whether it lives, and nonces."""
