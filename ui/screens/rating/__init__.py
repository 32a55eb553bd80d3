"""How our explanation was, by one of three faces; offered, never asked."""
