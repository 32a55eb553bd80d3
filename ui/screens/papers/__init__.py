"""Papers that people wanted and do not have yet: to print at the office, and to hand over."""
