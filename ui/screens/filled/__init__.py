"""The page that fills one part of any form, drawn from its definition."""
