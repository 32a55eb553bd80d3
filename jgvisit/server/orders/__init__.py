"""Wipe orders: taken in signed, handed out as they came, confirmed by the laptop."""
