"""The municipal server: one package per feature, with the same file names in each."""
