"""The device CA: a signing process of its own."""
