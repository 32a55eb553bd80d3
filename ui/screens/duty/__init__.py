"""One duty to explain: what, to whom, why, and how it ends."""
