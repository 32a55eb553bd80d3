"""Until when a laptop may show families, and the officer's code for one day."""
