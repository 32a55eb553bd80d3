"""The form: fill in, read, decide, sign; one signer at a time."""
