"""Words the family heard: find one, explain it, and offer the open question about a belief."""
