"""The visit as a talk: what is due, which cards, what may be claimed, what was heard and said back."""
