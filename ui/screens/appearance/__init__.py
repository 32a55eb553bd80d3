"""How the program looks, as the worker of this laptop wants it."""
