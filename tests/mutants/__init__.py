"""Change the code that seals and verifies line by line, and look which test notices (docs/mutants.md)."""
