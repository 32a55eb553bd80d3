"""What has to be said on the telephone."""
