"""Files with families, as a municipality gives them: CSV or JSON (docs/import.md)."""
