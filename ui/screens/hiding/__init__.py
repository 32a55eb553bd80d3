"""What not everybody in a family may know: hidden, with what betrays it, and lifted."""
