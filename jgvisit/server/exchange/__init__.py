"""What a sync asks, all at once."""
