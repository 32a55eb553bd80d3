"""Papers outside the database: whole, encrypted one by one, in an S3-compatible store."""
