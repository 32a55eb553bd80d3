"""What this laptop may hold and for how long: leases, texts in use, retention, the end of the day."""
