"""Editors for the answers of a form: one module a kind, all of one shape."""
