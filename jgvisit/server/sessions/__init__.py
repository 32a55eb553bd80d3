"""Who is logged in: an ID token of the municipality's own provider becomes a session."""
