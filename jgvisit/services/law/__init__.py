"""What the law says: of one family now, and to whoever asks with a file."""
