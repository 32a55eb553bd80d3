"""What goes to a GI or the Raad: what it needs, what stands on it, and each step of its way."""
