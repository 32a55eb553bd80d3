"""The visits of today, what is due for each family, and what still waits to be sent."""
