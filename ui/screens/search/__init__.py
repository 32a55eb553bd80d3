"""Looking for words in all that this worker may see."""
