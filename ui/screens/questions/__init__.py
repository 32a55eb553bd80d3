"""The family's own questions: one tap to the card, and the place in it, that answers."""
