"""A laptop asks for a certificate, and gets it once an officer has approved."""
