"""The demo: a fictional municipality, and the player that drives the real screens."""
