"""What one person may refuse, ask and must allow: as a card, as a sheet, in words."""
