"""Every screen in every state that matters: one list for the pictures and for the tests that look at them all."""
