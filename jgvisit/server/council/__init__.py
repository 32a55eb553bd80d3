"""The answer of the college to its council: figures of a year that show nobody (practice.md §7, harm.md H28)."""
