"""One hash chain per municipality over what was done and read."""
