"""Builds what an IT department installs: the same layout for Linux and Windows, from the lock file alone."""
