"""Checks of finished packages: minutes long, by `make packages-check`, outside the ordinary tests."""
