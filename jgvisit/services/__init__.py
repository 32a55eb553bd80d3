"""Use cases, one file per verb group in folders by what they are about; the only way anything changes."""
