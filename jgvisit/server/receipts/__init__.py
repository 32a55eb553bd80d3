"""What the server signs that it holds."""
