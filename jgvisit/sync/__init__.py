"""The wire format, shared with the server, and the client."""
