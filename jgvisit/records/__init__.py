"""The journal: immutable, signed, chained records, and the fold to a case file."""
