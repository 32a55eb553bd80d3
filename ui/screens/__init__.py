"""One package per screen: `screen.py` draws a state and reports intents, `presenter.py` joins it to services."""
