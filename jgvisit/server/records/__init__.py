"""Intake of pushed records: what is stored, what is answered, what is parked."""
