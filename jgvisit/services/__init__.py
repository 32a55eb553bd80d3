"""Use cases, one file per verb group; the only way anything changes."""
