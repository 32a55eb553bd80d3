"""What was said aside in visits: the bookmarks of a family, and the words that belong to them."""
