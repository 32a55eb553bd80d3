"""Web pages for the people of the municipality: rendered here, without scripts, denied by default."""
