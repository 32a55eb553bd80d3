"""Leaving behind: what each person wants to keep, asked alone."""
