"""The back office: what waits to be sent, and the steps it writes down, as records of its own (H25, decision 20)."""
