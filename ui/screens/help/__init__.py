"""Help inside the program: what a screen is, why it is there, and the law behind it; the guide to print."""
