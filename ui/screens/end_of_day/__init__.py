"""One sync, and the balance in plain words."""
