"""Sealed papers as the municipality holds them: their timestamps, and the register of what was received."""
