"""Another certificate for the key that a laptop has."""
