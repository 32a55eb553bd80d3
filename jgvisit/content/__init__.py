"""Packs, form texts, terms, the law book: load, check, choose a language."""
