"""Something changed: what happened, when, and who said so."""
