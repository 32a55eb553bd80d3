"""Everything that can be done here, and every family, by typing a part of its name."""
