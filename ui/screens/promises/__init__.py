"""What we promise a family: written and read together at the table, and what became of it."""
