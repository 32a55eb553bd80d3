"""About this program: what a help desk may know, and who made what is in it."""
