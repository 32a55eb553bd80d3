"""Papers that people take along or ask for: what was left behind, case files, large print."""
