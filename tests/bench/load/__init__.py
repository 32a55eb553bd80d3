"""The municipal server under load, each figure against another way to do the same, in one run on this machine."""
