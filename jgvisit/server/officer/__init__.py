"""What officers do: codes, approvals, assignments."""
