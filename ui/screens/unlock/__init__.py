"""The PIN prompt, and the passphrase for the day the keyring is gone."""
