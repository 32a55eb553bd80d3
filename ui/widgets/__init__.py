"""One widget per file; they know tokens and values, no service."""
