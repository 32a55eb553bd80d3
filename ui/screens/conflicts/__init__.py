"""Versions of one fact side by side, and facts that contradict each other; for the worker alone."""
