"""What goes down to the laptops, by a dense position per municipality."""
