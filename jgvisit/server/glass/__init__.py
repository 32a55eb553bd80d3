"""Breaking the glass: reading a family that is not one's own, for a reason, for two hours, in sight of the lead."""
