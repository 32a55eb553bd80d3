"""The encrypted file on the laptop (SQLCipher), its keys, and the journal in it."""
