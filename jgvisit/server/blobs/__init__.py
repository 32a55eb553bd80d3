"""Bytes beside records: sent in chunks, checked, and given back per family."""
