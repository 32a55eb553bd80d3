"""The visit: who is here, the interpreter, and what can be done now."""
