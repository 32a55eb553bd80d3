"""Backups of one municipality: made, read back, told to the receipts, and put back."""
