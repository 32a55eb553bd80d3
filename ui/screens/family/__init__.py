"""The family: people, authority with its evidence, frame per child, what is due."""
