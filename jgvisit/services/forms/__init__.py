"""Forms from their definitions: filled part by part, laid before their signers, asked for and in words."""
