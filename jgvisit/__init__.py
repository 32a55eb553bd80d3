"""jgvisit: the core. Never imports Qt or `ui`."""
