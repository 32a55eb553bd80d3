"""A family that is written down by hand."""
