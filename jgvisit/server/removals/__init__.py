"""What laptops say, signed, has left them."""
