"""Explaining: one card at a time, and what comes back in own words."""
