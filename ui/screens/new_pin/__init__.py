"""Choosing a PIN: in the first run, and after the six words opened a store whose PIN does not."""
