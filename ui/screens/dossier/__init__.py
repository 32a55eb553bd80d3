"""The case file for who asks to see it: who asks, looking through each page, and where it is saved (H20)."""
