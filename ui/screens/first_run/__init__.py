"""The first run: code, PIN, six words, and an officer who compares eight others."""
