"""One page without names, to take along to moreel beraad."""
