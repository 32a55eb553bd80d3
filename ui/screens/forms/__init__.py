"""The forms of one family: begun, before their signers, done, and new ones."""
